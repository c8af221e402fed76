import type { NodeId, OutputId } from './ids';

/** Every sentence that a person can be shown, by its stable code. */
const sentences = {
  'request.invalid': (p: { readonly fields: string }) => `Some values can't be used: ${p.fields}`,
  'request.not_found': () => 'There is nothing at this address.',
  'request.too_large': () => 'The request is larger than the server takes. Send less at once.',
  'request.malformed': () => 'The request is not valid JSON. Check its syntax.',
  'request.cursor_invalid': () => 'The cursor is not one that this list gave. Start again from the first page.',
  'server.unexpected': (p: { readonly reference: string }) =>
    `Something went wrong on our side. Try again; if it stays, look for ${p.reference} in the server's log.`,
  'server.unreachable': () =>
    'Sendero does not answer. Check that it is running and that you are online, then try again.',
  'server.unreadable': () => 'Sendero gave an answer that this page does not understand. Reload the page.',
  'auth.required': () => 'Sign in first, or send an API key in the Authorization header.',
  'auth.foreign_origin': () => 'This request came from another website and was refused. Open the editor itself.',

  'journey.not_found': () => 'This journey does not exist or was deleted.',
  'journey.name_taken': (p: { readonly name: string }) =>
    `Another journey is already called “${p.name}”. Choose another name.`,
  'journey.draft_conflict': () =>
    'Somebody else changed this draft meanwhile. Reload it to see their changes, or save yours as a copy.',
  'journey.draft_invalid': (p: { readonly detail: string }) => `The draft can't be stored: ${p.detail}`,
  'journey.has_errors': (p: { readonly count: number }) =>
    p.count === 1
      ? 'One problem must be mended before publishing.'
      : `${p.count} problems must be mended before publishing.`,
  'journey.not_live': () => 'Only a live journey can be paused.',
  'journey.not_paused': () => 'Only a paused journey can be resumed.',
  'journey.not_running': () => 'Only a journey that is live, paused or stopping can be stopped.',
  'journey.not_at_rest': () => 'Only a draft or a stopped journey can be archived. Stop it first.',
  'journey.archived': () => 'This journey is archived. Restore it first.',
  'journey.task_open': () => 'The runs of this journey are being changed already. Wait until that is finished.',
  'journey.map_invalid': (p: { readonly node: string }) =>
    `Nobody can be moved to “${p.node}”: the draft has no such step, or it is a trigger.`,
  'journey.was_published': () =>
    'A journey that was published stays, because its history belongs to it. Pause it to stop new runs.',
  'journey.version_not_found': () => 'This version does not exist.',
  'journey.scenarios_red': (p: { readonly count: number }) =>
    p.count === 1
      ? 'A scenario does not pass. Mend the journey or the scenario, or give a reason to publish all the same.'
      : `${p.count} scenarios do not pass. Mend the journey or the scenarios, or give a reason to publish all the same.`,
  'scenario.red': (p: { readonly name: string; readonly difference: string }) =>
    `The scenario “${p.name}” does not pass: ${p.difference}`,
  'scenario.not_found': () => 'This scenario does not exist or was deleted.',
  'scenario.name_taken': (p: { readonly name: string }) =>
    `Another scenario of this journey is already called “${p.name}”. Choose another name.`,
  'scenario.too_many': (p: { readonly limit: number }) =>
    `A journey has at most ${p.limit} scenarios. Delete one that is no longer needed.`,

  'journey.empty': () => 'The journey has no steps yet. Start with a trigger from the palette.',
  'journey.no_trigger': () => 'Nothing starts this journey. Add a trigger and connect it.',
  'node.unreachable': (p: { readonly title: string }) => `“${p.title}” can never be reached. Connect it or delete it.`,
  'node.never_reached': (p: { readonly title: string; readonly before: string }) =>
    `Nobody gets to “${p.title}”: the way by “${p.before}” asks for consent that nobody has there. Change the conditions or delete the step.`,
  'node.output_unconnected': (p: { readonly title: string; readonly output: string }) =>
    `“${p.title}” leads nowhere when it leaves by “${p.output}”. Connect that output.`,
  'node.cycle_without_wait': (p: { readonly title: string }) =>
    `The loop through “${p.title}” never waits, so a contact would go round without end. Put a Wait or Receive into it.`,
  'node.incomplete': (p: { readonly title: string; readonly detail: string }) =>
    `“${p.title}” is not finished: ${p.detail}`,
  'node.attribute_unknown': (p: { readonly title: string; readonly name: string }) =>
    `“${p.title}” uses the attribute “${p.name}”, which none of the contacts has. Check how it is written.`,
  'node.outlives_window': (p: { readonly title: string; readonly send: string }) =>
    `“${p.title}” lasts longer than the 24-hour window: “${p.send}” behind it reaches only those who write meanwhile. Shorten it, or give that message a template.`,
  'node.pattern_invalid': (p: { readonly title: string; readonly pattern: string; readonly detail: string }) =>
    `“${p.title}” has a pattern that can't be used (“${p.pattern.slice(0, 60)}”): ${p.detail}. Mend it; look-around and back references are not known.`,
  'edge.output_gone': (p: { readonly title: string; readonly output: string }) =>
    `A connection leaves “${p.title}” by “${p.output}”, which it no longer has. Delete the connection.`,
  'edge.into_trigger': (p: { readonly title: string }) =>
    `Nothing can lead into the trigger “${p.title}”. Delete the connection.`,
  'node.event_unknown': (p: { readonly title: string; readonly name: string }) =>
    `“${p.title}” looks for the event “${p.name}”, which no contact has had so far. Check how it is written.`,
  'node.click_never': (p: { readonly title: string }) =>
    `“${p.title}” waits for a click, but no message of the journey has a link whose clicks are counted. Switch it on in the step that sends the link.`,
  'send.nothing_to_send': (p: { readonly title: string }) =>
    `“${p.title}” has neither a message nor a template. Add one.`,
  'send.window_maybe_closed': (p: { readonly title: string; readonly after: string }) =>
    `“${p.title}” may run after the 24-hour window has closed (${p.after}). Add a template for that case, or connect “Blocked”.`,
  'send.window_closed': (p: { readonly title: string; readonly after: string }) =>
    `“${p.title}” always runs after the 24-hour window has closed (${p.after}). Send a template instead.`,
  'send.consent_unknown': (p: { readonly title: string }) =>
    `“${p.title}” sends marketing, but people may get here who have not opted in; for them the journey would end. Branch on their consent before it, or connect “Blocked”.`,
  'send.consent_out': (p: { readonly title: string; readonly topic: string; readonly by: string }) =>
    `“${p.title}” can never send its template: “${p.by}” leaves only people here who have not opted in to ${p.topic}. Lead those who have to it.`,
  'send.after_opt_out': (p: { readonly title: string; readonly by: string }) =>
    `“${p.title}” can never send anything: “${p.by}” has opted its people out of everything. Write to them before that step.`,
  'send.many_messages': (p: { readonly title: string; readonly count: number }) =>
    `“${p.title}” can be message number ${p.count} within a day to somebody who never answers. Put some of them into one, or wait longer in between.`,
  'send.over_frequency_cap': (p: {
    readonly title: string;
    readonly count: number;
    readonly per: string;
    readonly allowed: number;
  }) =>
    `“${p.title}” can be message number ${p.count} within ${p.per}, but the journey's frequency cap allows ${p.allowed}, so it would be blocked. Send less, wait longer in between, or raise the cap.`,
  'send.text_missing': (p: { readonly title: string; readonly part: string }) =>
    `“${p.title}” has no ${p.part}. Write one.`,
  'send.text_too_long': (p: {
    readonly title: string;
    readonly part: string;
    readonly length: number;
    readonly limit: number;
  }) => `The ${p.part} of “${p.title}” has ${p.length} characters; WhatsApp takes ${p.limit}.`,
  'send.link_invalid': (p: { readonly title: string }) => `The link in “${p.title}” must be a public https:// address.`,
  'send.media_format': (p: {
    readonly title: string;
    readonly ending: string;
    readonly kind: string;
    readonly endings: string;
  }) =>
    `“${p.title}” links to a .${p.ending} file, which WhatsApp may not take as ${p.kind}. Use one of these: ${p.endings}.`,
  'send.location_invalid': (p: { readonly title: string }) =>
    `“${p.title}” needs a latitude from -90 to 90 and a longitude from -180 to 180, such as 52.3731 and 4.8926.`,
  'send.address_hidden': (p: { readonly title: string }) =>
    `“${p.title}” gives an address, which WhatsApp shows only under a name. Name the place.`,
  'send.buttons_count': (p: { readonly title: string; readonly limit: number }) =>
    `“${p.title}” needs 1 to ${p.limit} buttons.`,
  'send.choice_duplicate': (p: { readonly title: string; readonly label: string }) =>
    `“${p.title}” offers “${p.label}” twice. Every choice needs its own text.`,
  'send.choice_id_duplicate': (p: { readonly title: string; readonly id: string }) =>
    `Two choices of “${p.title}” have the id “${p.id}”, so their answers can't be told apart. Change one of them.`,
  'send.section_empty': (p: { readonly title: string }) =>
    `A section in the list of “${p.title}” has no rows. Add one or delete the section.`,
  'send.rows_count': (p: { readonly title: string; readonly limit: number }) =>
    `The list of “${p.title}” needs 1 to ${p.limit} rows in all.`,
  'send.section_title_missing': (p: { readonly title: string }) =>
    `The list of “${p.title}” has several sections; each of them needs a title.`,
  'send.placeholder_invalid': (p: { readonly title: string; readonly detail: string }) =>
    `A placeholder in “${p.title}” can't be read: ${p.detail}`,
  'send.placeholder_unknown': (p: { readonly title: string; readonly name: string }) =>
    `“${p.title}” uses “${p.name}”, but can be reached without anything having set it. Add a fallback such as {{ ${p.name} | default: "…" }}.`,
  'send.placeholder_no_field': (p: { readonly title: string; readonly name: string }) =>
    `“${p.title}” uses “${p.name}”, which does not exist. Use contact.name, contact.attributes.…, variables.…, event.… or reply.text.`,
  'send.placeholder_maybe_empty': (p: { readonly title: string; readonly name: string }) =>
    `“${p.title}” uses “${p.name}”, which not every contact has. Add a fallback such as {{ ${p.name} | default: "…" }}.`,
  'send.placeholder_event_empty': (p: { readonly title: string; readonly name: string }) =>
    `“${p.title}” uses “${p.name}”, which what starts the journey may not bring. Add a fallback such as {{ ${p.name} | default: "…" }}.`,
  'template.missing': (p: { readonly title: string; readonly name: string }) =>
    `“${p.title}” uses the template “${p.name}”, which the channel does not have in this language. Choose another.`,
  'template.not_sendable': (p: { readonly title: string; readonly name: string; readonly status: string }) =>
    `“${p.title}” uses the template “${p.name}”, which can't be sent now (${p.status.toLowerCase()}). Choose an approved one.`,
  'template.low_quality': (p: { readonly title: string; readonly name: string }) =>
    `“${p.title}” uses the template “${p.name}”, which Meta has flagged for its low quality and may pause soon. Send it less, or to people who expect it.`,
  'template.variables_unmapped': (p: { readonly title: string; readonly part: string; readonly missing: number }) =>
    `“${p.title}” leaves ${p.missing === 1 ? 'a variable' : `${p.missing} variables`} of the template's ${p.part} empty. Fill in each of them.`,
  'template.value_unsendable': (p: { readonly title: string; readonly name: string }) =>
    `A value that “${p.title}” puts into the template “${p.name}” has a line break, a tab or more than 4 spaces in a row, which WhatsApp refuses. Write it on one line.`,
  'receive.no_timeout': (p: { readonly title: string }) =>
    `“${p.title}” waits without end for people who never answer. Set a time limit.`,
  'receive.no_cases': (p: { readonly title: string }) => `“${p.title}” has no case, so every answer leaves by “Other”.`,

  'trigger.word_taken': (p: { readonly title: string; readonly word: string; readonly journey: string }) =>
    `“${p.title}” listens to “${p.word}”, and so does “${p.journey}”; only the one of higher priority starts. Choose other words, or set the priorities.`,

  'settings.no_quiet_hours': (p: { readonly title: string }) =>
    `“${p.title}” may send marketing in the middle of the night. Set quiet hours in the journey's settings.`,
  'settings.exit_unfinished': () =>
    'A rule for leaving early names no event, or compares with nothing. Finish it or delete it.',
  'settings.goal_unfinished': () =>
    "The journey's goal names no event, or compares with nothing. Finish it or switch the goal off.",
  'settings.schedule_empty': () => "The journey's schedule ends before it begins. Change one of the two times.",

  'wait.date_missing': () => 'The contact has no such date, so there was nothing to wait for.',
  'wait.date_unreadable': () => 'The date to wait for could not be read. Write it as 2026-12-24 or 2026-12-24T18:00.',
  'wait.date_past': () => 'The date to wait for was already past.',
  'start.not_live': () => 'The journey is not live, so nobody can start it. Publish or resume it.',
  'start.no_trigger': () => 'The journey has no trigger that starts by request. Add one and publish.',
  'start.off_schedule': () => "The journey's schedule lets nobody start now.",
  'start.already_in': () => 'The contact is in the journey already.',
  'start.not_again': () => "The contact was in the journey before, and its settings don't let them come back yet.",
  'start.no_channel': () => 'The workspace has no channel to write to the contact from. Add one first.',
  'start.too_deep': (p: { readonly limit: number }) =>
    `Journeys started each other ${p.limit} times in a row for this contact, so no further one was started.`,
  'start.properties_unreadable': () => 'A placeholder could not be filled in, so the other journey was not started.',

  'run.step_limit': (p: { readonly limit: number }) =>
    `The run passed ${p.limit} steps without waiting and was stopped. Put a Wait or Receive into the loop.`,
  'run.unexpected': () => 'The step failed unexpectedly. Its event is kept for a closer look.',
  'run.node_gone': () =>
    'The run stands at a step that its version does not have, so it was ended. Start the contact anew.',

  'message.window_closed': () => 'More than 24 hours since the last reply: only a template can be sent.',
  'message.not_opted_in': () => 'The contact has not opted in to messages of this kind.',
  'message.opted_out': () => 'The contact asked not to be written to.',
  'message.over_frequency_cap': () => 'The contact has had as many messages as the frequency cap allows for now.',
  'message.template_not_sendable': () => 'The template is not approved at the moment.',
  'message.nothing_allowed': () => 'Neither a message nor a template could be sent to this contact now.',
  'message.placeholder_failed': () => 'A placeholder of the message could not be filled in for this contact.',
  'message.text_empty': () =>
    'A text that WhatsApp insists on was empty once its placeholders were filled in. Give them fallbacks.',
  'message.place_unreadable': () =>
    'The coordinates of the place were no degrees once their placeholders were filled in.',
  'message.no_answer': () =>
    'The provider never said what became of this message. It was not sent again, so that nobody gets it twice.',
  'message.journey_stopped': () => 'The message was taken back because its run had ended.',
  'message.channel_unusable': () => 'The channel has no working credentials.',
  'message.empty': () => 'Write something first.',
  'message.too_long': (p: { readonly limit: number }) => `A message has at most ${p.limit} characters.`,
  'message.not_found': () => 'This message does not exist in this conversation.',
  'message.not_answerable': () =>
    'This message never reached WhatsApp, so it can be neither quoted nor reacted to. Write without quoting it.',
  'message.reaction_invalid': () => 'A reaction is one emoji. Choose one, or send none to take a reaction back.',
  'message.link_invalid': () =>
    'The link to the file must be a public https:// address, or WhatsApp could not fetch it.',

  'attachment.empty': () => 'The file is empty. Choose another one.',
  'attachment.type_unsupported': (p: { readonly type: string }) =>
    `WhatsApp takes no files of the type ${p.type}. Send a jpg or png, an mp4, sound, a PDF, a text or an Office document.`,
  'attachment.too_large': (p: { readonly kind: string; readonly limit: string }) =>
    `${p.kind} may have ${p.limit} at the most for WhatsApp. Choose a smaller file.`,
  'attachment.other_kind': (p: { readonly type: string; readonly kind: string }) =>
    `The link leads to a file of the type ${p.type}. Send it as ${p.kind} instead.`,
  'attachment.link_broken': () =>
    'There is no file behind this link. Open it in a browser to see what is wrong, then try again.',
  'attachment.no_caption': () =>
    'Sound and stickers have no text under them in WhatsApp. Send the text as a message of its own.',
  'attachment.not_found': () =>
    'This file was not uploaded for this number, or more than 30 days ago. Choose it once more.',
  'attachment.refused': (p: { readonly detail: string }) => `WhatsApp did not take the file: ${p.detail}`,
  'attachment.unreachable': () => 'WhatsApp did not answer, so the file is not there. Try again in a minute.',
  'attachment.gone': () => 'WhatsApp no longer has this file. It keeps files for 7 to 30 days.',

  'file.link_invalid': () => 'This address of a file was changed, or its time is over.',

  'canned_reply.not_found': () => 'This canned reply does not exist or was deleted.',
  'canned_reply.shortcut_taken': (p: { readonly shortcut: string }) =>
    `Another canned reply is already called “/${p.shortcut}”. Choose another shortcut.`,
  'canned_reply.placeholder_invalid': (p: { readonly detail: string }) =>
    `A placeholder of the canned reply can't be read: ${p.detail}`,
  'canned_reply.too_many': (p: { readonly limit: number }) =>
    `A workspace has at most ${p.limit} canned replies. Delete one that is no longer used.`,

  'rule.not_found': () => 'This rule does not exist or was deleted.',
  'rule.incomplete': (p: { readonly detail: string }) => `The rule can't be saved yet: ${p.detail}`,
  'rule.order_changed': () => 'Somebody else changed the list meanwhile. Look at it anew, then order it again.',
  'rule.never_reached': (p: { readonly title: string; readonly before: string }) =>
    `“${p.title}” never gets a message: “${p.before}” before it takes everything. Move it up.`,
  'rule.word_taken': (p: { readonly title: string; readonly word: string; readonly before: string }) =>
    `“${p.title}” comes after “${p.before}”, which takes “${p.word}” as well. Move it up, or choose another word.`,
  'rule.consent_word': (p: { readonly title: string; readonly word: string }) =>
    `“${p.title}” never gets “${p.word}”: that word opts out or in, whatever the rules say. Choose another word.`,
  'rule.journey_not_live': (p: { readonly title: string }) =>
    `“${p.title}” starts a journey that is not live, so messages go on to the next. Publish the journey or choose another.`,
  'rule.no_business_hours': (p: { readonly title: string }) =>
    `“${p.title}” asks for business hours, and none are set, so it counts as always open. Set them in the settings.`,
  'rule.bot_unreadable': () =>
    'The bot answered with something that can not be sent. It must be JSON as the guide describes it.',

  'webhook.busy': () =>
    'Too much is being written at this moment to begin with this. Nothing was changed: try again in a minute.',
  'webhook.not_found': () => 'This webhook does not exist or was deleted.',
  'webhook.delivery_not_found': () => 'This delivery does not exist, or its time in the log is over.',
  'webhook.not_dead': () => 'Only a delivery that was given up can be sent again.',
  'webhook.not_in_format': (p: { readonly events: string }) =>
    `The Webex Connect format has no form for ${p.events}. Leave that out, or choose the format of Sendero.`,
  'webhook.too_many': (p: { readonly limit: number }) =>
    `A workspace has at most ${p.limit} webhooks and bots. Delete one that is not needed.`,
  'bot.not_found': () => 'This bot does not exist or was deleted.',
  'bot.switched_off': () =>
    'The bot is switched off, so it would hear of nothing. Switch it on under Settings › Webhooks and bots first.',
  'bot.in_use': (p: { readonly users: string }) =>
    `These hand conversations to this bot: ${p.users}. Change them first.`,
  'bot.token_invalid': () =>
    'The token is not that of a bot that is switched on. Send it as “Authorization: Bearer …”; a lost one is replaced in the settings.',
  'bot.not_holding': () => 'The bot does not hold this conversation, so it can neither write in it nor give it back.',
  'bot.message_unusable': (p: { readonly detail: string }) => `WhatsApp would refuse this message: ${p.detail}`,

  'call.not_written': () =>
    'The web call could not be put together for this contact: a placeholder, the address or the body came out unusable.',
  'call.no_answer': () => 'The other system did not answer in time, or could not be reached.',
  'call.refused': () => 'The other system answered that it could not do what was asked.',
  'call.private_address': () =>
    'The address leads into a private network, which web calls may not reach. Use a public address, or let the server into your network with ALLOW_PRIVATE_WEBHOOKS=true.',
  'call.answer_too_large': () => 'The other system answered with more than the 256 KB that are read.',

  'whatsapp.token_expired': () =>
    'The access token of the channel is no longer valid. Enter a new one for the channel in the database.',
  'whatsapp.permission_missing': () => 'The access token may not use this number. Check its permissions at Meta.',
  'whatsapp.number_unknown': () => 'Meta does not know this phone number id, or the token has no access to it.',
  'whatsapp.rate_limited': () =>
    'The number sends faster than WhatsApp allows. The message is tried again more slowly.',
  'whatsapp.pair_rate_limited': () =>
    'Too many messages to this one person in a short time. The message is tried again later.',
  'whatsapp.spam_limited': () =>
    'WhatsApp limits this number because of its quality. Send less and to people who expect it.',
  'whatsapp.invalid_message': (p: { readonly detail: string }) => `WhatsApp refused the message's content: ${p.detail}`,
  'whatsapp.template_variables': () => 'The values given for the template do not fit its variables.',
  'whatsapp.template_unknown': () => 'WhatsApp has no approved template of this name and language.',
  'whatsapp.template_paused': () => 'The template is paused because of low quality.',
  'whatsapp.template_disabled': () => 'The template is disabled because of low quality.',
  'whatsapp.undeliverable': () => 'The message could not be delivered: the number may not be on WhatsApp.',
  'whatsapp.ecosystem_limit': () =>
    'WhatsApp did not deliver it, to keep people from getting too much marketing. Try again after a day at the earliest.',
  'whatsapp.marketing_stopped': () => 'The person has stopped marketing messages from this business in WhatsApp.',
  'whatsapp.media_unusable': () => 'WhatsApp could not fetch or use the linked file.',
  'whatsapp.account_restricted': () =>
    'Meta has restricted this business account. See the notices in Meta Business Support.',
  'whatsapp.payment_missing': () => 'Meta reports a payment problem with this business account.',
  'whatsapp.unavailable': () => 'WhatsApp is not reachable at the moment. The message is tried again.',
  'whatsapp.other': (p: { readonly detail: string }) => `WhatsApp refused the message: ${p.detail}`,

  'contact.not_found': () => 'This contact does not exist or was deleted.',
  'contact.not_changed': () =>
    'A placeholder could not be filled in for this contact, so nothing about them was changed.',
  'contact.phone_invalid': (p: { readonly phone: string }) =>
    `“${p.phone}” is not a phone number. Write it with its country code, such as +351 912 345 678.`,
  'contact.phone_taken': () => 'Another contact already has this number. Search for it under Contacts.',
  'contact.not_named': () => 'Say whom it is about: send contactId, or phone with its country code.',
  'segment.not_found': () => 'This segment does not exist or was deleted.',
  'segment.name_taken': (p: { readonly name: string }) =>
    `Another segment is already called “${p.name}”. Choose another name.`,
  'segment.in_use': (p: { readonly journeys: string }) =>
    `The segment is used by ${p.journeys}. Take it out of there first.`,
  'segment.missing': (p: { readonly title: string }) =>
    `“${p.title}” asks about a segment that does not exist. Choose another.`,
  'conversation.not_found': () => 'This conversation does not exist.',
  'agent.not_found': () => 'This agent does not exist or was deleted.',
  'agent.name_taken': (p: { readonly name: string }) =>
    `Another agent is already called “${p.name}”. Choose another name.`,
  'team.not_found': () => 'This team does not exist or was deleted.',
  'team.name_taken': (p: { readonly name: string }) =>
    `Another team is already called “${p.name}”. Choose another name.`,
  'label.not_found': () => 'This label does not exist or was deleted.',
  'label.name_taken': (p: { readonly name: string }) =>
    `Another label is already called “${p.name}”. Choose another name.`,
  'template.not_found': () => 'This template does not exist.',
  'channel.not_found': () => 'This channel does not exist.',
  'run.not_found': () => 'This run does not exist.',
  'sandbox.off': () => 'The clock can only be moved while the sandbox is on.',
  'webhook.signature_invalid': () => 'The signature does not match. Check the app secret of the channel.',
  'webhook.verify_token_wrong': () => 'The verify token does not match the one of the channel.',
} satisfies Record<string, (details: never) => string>;

type Sentences = typeof sentences;
export type ProblemCode = keyof Sentences;
export type ProblemDetails<C extends ProblemCode> = Parameters<Sentences[C]> extends [infer D] ? D : undefined;

type DetailsArgument<C extends ProblemCode> = ProblemDetails<C> extends undefined ? [] : [details: ProblemDetails<C>];

/** The sentence for a code, with its details filled in. */
export function sentence<C extends ProblemCode>(code: C, ...[details]: DetailsArgument<C>): string {
  return render(sentences[code], details);
}

/** Something a person should mend: what the linter finds and publishing refuses. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** Where it is; absent when it concerns the journey as a whole. */
  readonly node?: NodeId;
  readonly output?: OutputId;
  /** A way through the journey that leads into the problem, first node first. */
  readonly path?: readonly NodeId[];
}

export const problemCodes: readonly ProblemCode[] = Object.keys(sentences).filter(isProblemCode);

export function isProblemCode(value: string): value is ProblemCode {
  return Object.hasOwn(sentences, value);
}

/** The sentence for a code that was stored without its details; parts that are not known are left vague. */
export function sentenceWithout(code: ProblemCode): string {
  const vague = new Proxy({}, { get: () => 'unknown' });
  return render(sentences[code], vague);
}

/** Converts: `sentence`'s own signature has tied the details to the code. */
function render(template: (details: never) => string, details: unknown): string {
  return template(details as never);
}
