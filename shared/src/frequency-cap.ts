import { z } from 'zod';
import { duration, durationMs, durationText } from './duration';
import type { EffectOf } from './effects';

/** What a message counts as: a template as its topic, a free-form one as `service`. */
export type CountedTopic = EffectOf<'sendMessage'>['topic'];

/** What a cap may count. Nobody is ever kept from a code that they asked for. */
export const cappedTopics = ['marketing', 'utility', 'service'] as const satisfies readonly CountedTopic[];
export type CappedTopic = (typeof cappedTopics)[number];

export const FREQUENCY_CAP_LIMITS = { messages: 1_000, perMs: durationMs({ amount: 90, unit: 'days' }) } as const;

/**
 * How many messages one contact gets at most in any stretch of time of this length. What journeys send counts, and what
 * people write does not.
 *
 * @example { "messages": 2, "per": { "amount": 7, "unit": "days" }, "counts": ["marketing"] }
 */
export const frequencyCap = z
  .object({
    messages: z.int().min(1).max(FREQUENCY_CAP_LIMITS.messages),
    per: duration.refine((per) => durationMs(per) <= FREQUENCY_CAP_LIMITS.perMs, 'A cap looks back 90 days at most.'),
    counts: z.array(z.enum(cappedTopics)).min(1).readonly().default(['marketing']),
  })
  .readonly();
export type FrequencyCap = z.infer<typeof frequencyCap>;

/** A cap that holds for a run, and how much of it is used up. */
export interface CapUse {
  /** Whether it counts what all journeys of the workspace send, or one journey. */
  readonly scope: 'workspace' | 'journey';
  readonly cap: FrequencyCap;
  /** How many messages of the last stretch count: those that went out, and those that are on their way. */
  readonly used: number;
}

export function countsTowards({ counts }: FrequencyCap, topic: CountedTopic): boolean {
  return counts.some((counted) => counted === topic);
}

/** Of the caps that count a message the one that has the least room left; undefined when none counts it. */
export function tightestCap(caps: readonly CapUse[], topic: CountedTopic): CapUse | undefined {
  return caps
    .filter(({ cap }) => countsTowards(cap, topic))
    .reduce<CapUse | undefined>((least, use) => (least && roomIn(least) <= roomIn(use) ? least : use), undefined);
}

/** How many more messages the cap lets through now; 0 or less when it is used up. */
export function roomIn({ cap, used }: CapUse): number {
  return cap.messages - used;
}

/** Such as “2 messages in 7 days”. */
export function capText({ messages, per }: Pick<FrequencyCap, 'messages' | 'per'>): string {
  return `${messages} ${messages === 1 ? 'message' : 'messages'} in ${durationText(per)}`;
}
