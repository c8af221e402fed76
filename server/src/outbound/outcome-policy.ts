import type { EpochMs, MessageTopic } from '@sendero/shared';
import type { SendOutcome } from '../providers/provider';
import type { Result } from './outbox.repository';

/** After this many tries a message that could never be handed over is given up. */
const MOST_ATTEMPTS = 6;
/** Meta asks for 4^n seconds between tries; no wait is longer than this, in ms. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** How long a try waits after the one with this number (1 is the first), in ms. Jitter 0 to 1 spreads a crowd. */
export function backoffMs(attempt: number, jitter: number): number {
  return Math.min(LONGEST_WAIT_MS, 4 ** (attempt - 1) * 1000) * (0.75 + 0.5 * jitter);
}

/** What to store after a send call. `hold` is how long the whole channel must rest, in ms. */
export function settlementOf(
  message: Pick<Result, 'id' | 'attempt'>,
  outcome: SendOutcome,
  now: EpochMs,
  jitter: number,
): { readonly result: Result; readonly hold: number } {
  const { id, attempt } = message;
  const nothing = { providerId: null, problem: null, detail: null, notBefore: null, quietUntil: null };
  const blank = { ...nothing, id, attempt, tried: true };
  switch (outcome.type) {
    case 'accepted':
      return { result: { ...blank, status: 'accepted', providerId: outcome.providerId }, hold: 0 };
    case 'unknown':
      return { result: { ...blank, status: 'unknown', detail: outcome.detail }, hold: 0 };
    case 'refused': {
      const { problem, detail, retry } = outcome;
      const givenUp = retry === 'never' || (retry === 'backoff' && attempt >= MOST_ATTEMPTS);
      if (givenUp) return { result: { ...blank, status: 'failed', problem, detail }, hold: 0 };
      const wait = backoffMs(attempt, jitter);
      const notBefore = new Date(now + wait);
      const result: Result = { ...blank, status: 'queued', detail, notBefore };
      const hold = retry === 'hold' ? HOLD_MS : problem === 'whatsapp.rate_limited' ? TOO_FAST_MS : 0;
      return { result, hold };
    }
  }
}

/** A channel whose credentials don't work is asked again after this time. */
const HOLD_MS = 30_000;
/** A number that was told it sends too fast rests this long. */
const TOO_FAST_MS = 1_000;

/**
 * What to do with a message in doubt when no receipt came in all the grace time: very likely it never left. A service
 * or utility message is tried once more; marketing is given up, because twice is worse than not at all.
 */
export function overduePolicy(message: { readonly attempt: number; readonly topic: string }): 'again' | 'give_up' {
  const topic: MessageTopic | 'service' | string = message.topic;
  return topic !== 'marketing' && message.attempt < 2 ? 'again' : 'give_up';
}
