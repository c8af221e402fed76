import type { ProblemCode } from './problems';

/** Every reason for which a message does not go out, or does not arrive. */
export const sendReasons = [
  'message.window_closed',
  'message.not_opted_in',
  'message.opted_out',
  'message.template_not_sendable',
  'message.nothing_allowed',
  'message.placeholder_failed',
  'message.text_empty',
  'message.place_unreadable',
  'message.no_answer',
  'message.channel_unusable',
  'whatsapp.token_expired',
  'whatsapp.permission_missing',
  'whatsapp.number_unknown',
  'whatsapp.rate_limited',
  'whatsapp.pair_rate_limited',
  'whatsapp.spam_limited',
  'whatsapp.invalid_message',
  'whatsapp.template_variables',
  'whatsapp.template_unknown',
  'whatsapp.template_paused',
  'whatsapp.template_disabled',
  'whatsapp.undeliverable',
  'whatsapp.ecosystem_limit',
  'whatsapp.marketing_stopped',
  'whatsapp.media_unusable',
  'whatsapp.account_restricted',
  'whatsapp.payment_missing',
  'whatsapp.unavailable',
  'whatsapp.other',
] as const satisfies readonly ProblemCode[];
export type SendReason = (typeof sendReasons)[number];

/** Why the journey decided that nothing may be sent: a send node is left by `blocked` with one of these. */
export const blockedReasons = [
  'message.window_closed',
  'message.not_opted_in',
  'message.opted_out',
  'message.template_not_sendable',
  'message.nothing_allowed',
] as const satisfies readonly SendReason[];
export type BlockedReason = (typeof blockedReasons)[number];

/** Why what was to be sent could not be written: a send node is left by `failed` with one of these, or one of WhatsApp's. */
export type UnwrittenReason = Extract<
  SendReason,
  'message.placeholder_failed' | 'message.text_empty' | 'message.place_unreadable'
>;
