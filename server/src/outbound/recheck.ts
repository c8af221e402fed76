import {
  foldConsent,
  isChatting,
  isSendable,
  isWindowOpen,
  quietUntil,
  roomIn,
  templateKey,
  tightestCap,
  topicOf,
  type CapUse,
  type EpochMs,
  type QuietHours,
  type SendReason,
  type Template,
} from '@sendero/shared';
import type { LeasedMessage } from './outbox.repository';

/** A leased message with what its journey and its workspace allow now. */
export type LimitedMessage = LeasedMessage & { readonly limits: MessageLimits | null };

export interface MessageLimits {
  readonly quietHours: QuietHours | null;
  /** The contact's own zone, or the workspace's. */
  readonly timeZone: string;
  /** What was sent, and what comes before this message. */
  readonly caps: readonly CapUse[];
}

/** What is to be done with a message when it is its turn; null when it may go. */
export type Hindrance =
  { readonly type: 'refused'; readonly problem: SendReason } | { readonly type: 'held'; readonly until: EpochMs };

/**
 * The policy once more, at the moment of sending: since the engine decided, the window may have closed, the contact may
 * have opted out, the template may have been paused or made a marketing one, quiet hours may have begun.
 */
export function recheck(
  message: Pick<LimitedMessage, 'content' | 'topic' | 'consent' | 'windowExpiresAt' | 'limits'>,
  templates: { readonly [key: string]: Template },
  now: EpochMs,
): Hindrance | null {
  const problem = refusal(message, templates, now);
  if (problem !== null) return { type: 'refused', problem };
  const until = heldUntil(message, now);
  if (until !== null) return { type: 'held', until };
  const cap = tightestCap(message.limits?.caps ?? [], message.topic);
  return cap && roomIn(cap) <= 0 ? { type: 'refused', problem: 'message.over_frequency_cap' } : null;
}

function refusal(
  { content, consent: entries, windowExpiresAt }: Pick<LeasedMessage, 'content' | 'consent' | 'windowExpiresAt'>,
  templates: { readonly [key: string]: Template },
  now: EpochMs,
): SendReason | null {
  const consent = foldConsent(entries);
  if (consent.suppressed) return 'message.opted_out';
  if (content.type !== 'template') {
    return isWindowOpen(windowExpiresAt?.getTime() ?? null, now) ? null : 'message.window_closed';
  }
  const { name, language } = content.template;
  const template = templates[templateKey(name, language)];
  if (!template || !isSendable(template.status)) return 'message.template_not_sendable';
  return consent[topicOf(template.category)] === 'in' ? null : 'message.not_opted_in';
}

/** As the engine asks it: who is writing with us gets an answer at any hour. */
function heldUntil(
  { content, windowExpiresAt, limits }: Pick<LimitedMessage, 'content' | 'windowExpiresAt' | 'limits'>,
  now: EpochMs,
): EpochMs | null {
  if (!limits?.quietHours) return null;
  if (content.type !== 'template' && isChatting(windowExpiresAt?.getTime() ?? null, now)) return null;
  return quietUntil(limits.quietHours, limits, now);
}
