import type { EpochMs } from '@sendero/shared';
import type { WebAnswer } from '../calls/web-client';

/** What kind of endpoint it is decides how long it is tried. */
export type EndpointKind = 'webhook' | 'bot';

/** What becomes of a delivery after a try. */
export type AfterTry =
  { readonly type: 'delivered' } | { readonly type: 'again'; readonly afterMs: number } | { readonly type: 'dead' };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The pause after each failed try; the last one is repeated. */
const PAUSES: readonly number[] = [
  ...[5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE],
  ...[HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 12 * HOUR],
];
/** For a bot, somebody is waiting. */
const BOT_PAUSES: readonly number[] = [1 * SECOND, 3 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE];

/** How long after it came up a delivery is tried. */
export const PATIENCE_MS: { readonly [K in EndpointKind]: number } = { webhook: 72 * HOUR, bot: 5 * MINUTE };

/** With these the endpoint says that it read the request and will never take it. */
const NEVER: readonly (number | null)[] = [400, 410, 413, 415, 422];

/**
 * Decides by an answer whether a delivery is over.
 *
 * @param failures how many tries failed before this one
 * @param since when it came up, or was asked for again
 */
export function afterTry(
  answer: WebAnswer,
  { kind, failures, since }: { readonly kind: EndpointKind; readonly failures: number; readonly since: EpochMs },
  now: EpochMs,
): AfterTry {
  const { status, problem, retryAfterMs } = answer;
  if (status !== null && status >= 200 && status < 300) return { type: 'delivered' };
  if (problem === 'call.private_address' || NEVER.includes(status)) return { type: 'dead' };
  const pauses = kind === 'bot' ? BOT_PAUSES : PAUSES;
  const pause = pauses[Math.min(failures, pauses.length - 1)] ?? 0;
  const afterMs = Math.max(pause, Math.min(retryAfterMs ?? 0, HOUR));
  return now + afterMs > since + PATIENCE_MS[kind] ? { type: 'dead' } : { type: 'again', afterMs };
}
