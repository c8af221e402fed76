import { z } from 'zod';
import { duration } from './duration';
import { eventMatch } from './event-match';
import type { Properties } from './events';
import type { EpochMs } from './ids';
import type { MessageStatus } from './messages';

const often = {
  is: z.enum(['did', 'didNot']),
  /** Whether it happened at least so often. */
  times: z.int().min(1).max(100),
  /** Counted back from now; null looks at everything that is known. */
  within: duration.nullable(),
};

/** Whether an event happened to the contact. */
export const eventHistoryCondition = z
  .object({ subject: z.literal('eventHistory'), event: eventMatch, ...often })
  .readonly();

/** How far messages came that the contact was sent; `clicked` is a counted link that was opened. */
export const reachedStatuses = ['sent', 'delivered', 'read', 'clicked'] as const;
export type ReachedStatus = (typeof reachedStatuses)[number];

/** Whether messages of ours came so far, on any channel, of any journey or person. `within` looks at when they were written. */
export const messageHistoryCondition = z
  .object({ subject: z.literal('messageHistory'), status: z.enum(reachedStatuses), ...often })
  .readonly();

/**
 * A test of what happened to a contact before.
 *
 * @example { "subject": "eventHistory", "is": "did", "event": { "name": "order_placed", "where": [] }, "times": 2,
 *            "within": { "amount": 30, "unit": "days" } }
 * @example { "subject": "messageHistory", "is": "didNot", "status": "read", "times": 1, "within": null }
 */
export type HistoryCondition = z.infer<typeof eventHistoryCondition> | z.infer<typeof messageHistoryCondition>;

/** What may be asked of the past; the same for a condition and its opposite. */
export function historyKey(condition: HistoryCondition): string {
  const { times, within } = condition;
  const what =
    condition.subject === 'eventHistory'
      ? [condition.event.name, condition.event.where.map(({ property, is, value }) => [property, is, value])]
      : [condition.status];
  return JSON.stringify([condition.subject, ...what, times, within && [within.amount, within.unit]]);
}

/** Every question once, however many conditions ask it. */
export function eachHistoryOnce(asked: readonly HistoryCondition[]): readonly HistoryCondition[] {
  return [...new Map(asked.map((condition) => [historyKey(condition), condition])).values()];
}

/** Whether a condition looks at the past. */
export function isHistory<C extends { readonly subject: string }>(
  condition: C,
): condition is Extract<C, HistoryCondition> {
  return condition.subject === 'eventHistory' || condition.subject === 'messageHistory';
}

/** What happened to a contact before. */
export interface ContactPast {
  readonly events: readonly PastEvent[];
  readonly messages: readonly PastMessage[];
}

export interface PastEvent {
  readonly name: string;
  readonly properties: Properties;
  readonly at: EpochMs;
}

/** A message of ours. */
export interface PastMessage {
  /** When it was written. */
  readonly at: EpochMs;
  readonly status: MessageStatus;
  readonly clicked: boolean;
}
