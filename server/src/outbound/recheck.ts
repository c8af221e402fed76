import {
  foldConsent,
  isSendable,
  isWindowOpen,
  templateKey,
  topicOf,
  type EpochMs,
  type SendReason,
  type Template,
} from '@sendero/shared';
import type { LeasedMessage } from './outbox.repository';

/**
 * The policy once more, at the moment of sending: since the engine decided, the window may have closed, the contact may
 * have opted out, the template may have been paused or made a marketing one.
 *
 * @returns why the message must not go out, or null when it may
 */
export function recheck(
  message: Pick<LeasedMessage, 'content' | 'consent' | 'windowExpiresAt'>,
  templates: { readonly [key: string]: Template },
  now: EpochMs,
): SendReason | null {
  const consent = foldConsent(message.consent);
  if (consent.suppressed) return 'message.opted_out';
  if (message.content.type === 'session') {
    return isWindowOpen(message.windowExpiresAt?.getTime() ?? null, now) ? null : 'message.window_closed';
  }
  const { name, language } = message.content.template;
  const template = templates[templateKey(name, language)];
  if (!template || !isSendable(template.status)) return 'message.template_not_sendable';
  return consent[topicOf(template.category)] === 'in' ? null : 'message.not_opted_in';
}
