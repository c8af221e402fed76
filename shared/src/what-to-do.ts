import type { SendReason } from './send-reasons';

/** What somebody can do about a reason for which messages do not go out, beside what its sentence says. */
export function whatToDo(reason: SendReason): string {
  return advice[reason];
}

const advice: Readonly<Record<SendReason, string>> = {
  'message.window_closed': 'Give the step a template for when the window is closed, or let the message wait for it.',
  'message.not_opted_in': 'Collect opt-ins: a keyword, a form of yours over the API, or an entry on the contact.',
  'message.opted_out': 'Nothing: they asked for it. Only they can opt in again.',
  'message.template_not_sendable': 'Look at the template on the Templates page, and choose an approved one.',
  'message.nothing_allowed': 'Give the step a message for the open window and a template for the closed one.',
  'message.over_frequency_cap': 'Send less, or raise the cap in the settings of the journey or the workspace.',
  'message.placeholder_failed': 'Give the placeholders of the step a fallback.',
  'message.text_empty': 'Give the placeholders of the step a fallback.',
  'message.place_unreadable': 'Look at the attributes that hold the coordinates.',
  'message.no_answer': 'Check that the webhook of the channel is subscribed at Meta, so that receipts arrive.',
  'message.channel_unusable': 'Add the channel again, or end the runs that still use it.',
  'whatsapp.token_expired': 'Make a permanent token of a system user at Meta, and enter it for the channel.',
  'whatsapp.permission_missing': 'Give the token whatsapp_business_messaging, and access to this account.',
  'whatsapp.number_unknown': 'Compare the phone number id of the channel with the one that Meta shows.',
  'whatsapp.rate_limited': 'Nothing, unless it lasts: then ask Meta for a higher throughput of the number.',
  'whatsapp.pair_rate_limited': 'Put a Wait between the messages that one person gets in a row.',
  'whatsapp.spam_limited': 'Pause marketing, and write only to people who wrote to you lately, until quality is back.',
  'whatsapp.invalid_message': 'Open the step that sends it, and mend what WhatsApp names.',
  'whatsapp.template_variables': 'Open the step, choose the template again, and fill in each of its variables.',
  'whatsapp.template_unknown': 'Sync the templates, and choose one in a language that is approved.',
  'whatsapp.template_paused': 'Wait until Meta lets it go, and send it to fewer people, or use another template.',
  'whatsapp.template_disabled': 'Use another template: this one does not come back.',
  'whatsapp.undeliverable': 'Check the numbers; people without WhatsApp can be led another way by “Failed”.',
  'whatsapp.ecosystem_limit': 'Do not send it again at once: wait a day or more, and send marketing less often.',
  'whatsapp.marketing_stopped': 'Nothing: they asked for it. Utility messages still arrive.',
  'whatsapp.media_unusable':
    'Open the link in a private window: it must be public, and of a kind and size that WhatsApp takes.',
  'whatsapp.account_restricted': 'Read the notices in Meta Business Support, and appeal there.',
  'whatsapp.payment_missing': 'Look at the payment settings of the WhatsApp account at Meta.',
  'whatsapp.unavailable': 'Nothing: the message is tried again. Look at Meta’s status page if it lasts.',
  'whatsapp.other': 'Read what WhatsApp says; the replay of a run shows it word for word.',
};
