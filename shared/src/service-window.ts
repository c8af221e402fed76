import type { EpochMs } from './ids';

/** The customer service window: 24 h after the contact's last message, by that message's own timestamp (Meta). */
export const SERVICE_WINDOW_MS = 24 * 60 * 60 * 1000;

/** Meta's clock and ours differ a little; the last minute of a window is treated as closed. */
export const SERVICE_WINDOW_MARGIN_MS = 60 * 1000;

/** How old the contact's last message must be at the least for the window to count as closed. */
export const WINDOW_CLOSED_AFTER_MS = SERVICE_WINDOW_MS - SERVICE_WINDOW_MARGIN_MS;

/** When the window that an inbound message opened shuts again. */
export function windowExpiresAt(lastInboundAt: EpochMs): EpochMs {
  return lastInboundAt + SERVICE_WINDOW_MS;
}

/** For how long after their last message a person counts as writing with us. */
export const CHATTING_MS = 10 * 60 * 1000;

/** Whether the contact wrote just now. `expiresAt` is when the window shuts that their last message opened. */
export function isChatting(expiresAt: EpochMs | null, now: EpochMs): boolean {
  return expiresAt !== null && now < expiresAt - SERVICE_WINDOW_MS + CHATTING_MS;
}

/** Whether a free-form message may still be sent. `expiresAt` is null when the contact never wrote. */
export function isWindowOpen(expiresAt: EpochMs | null, now: EpochMs): boolean {
  return expiresAt !== null && now < expiresAt - SERVICE_WINDOW_MARGIN_MS;
}
