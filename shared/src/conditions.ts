import { z } from 'zod';
import { comparison } from './comparison';
import { eventHistoryCondition, messageHistoryCondition } from './history';
import { sendReasons } from './send-reasons';

/** What a condition may look at. `attribute`, `variable` and `event` need a name. */
export const conditionSubjects = [
  'attribute',
  'variable',
  'tag',
  'language',
  'consent',
  'window',
  'reply',
  'segment',
  'event',
  'eventHistory',
  'messageHistory',
  'lastSend',
] as const;
export type ConditionSubject = (typeof conditionSubjects)[number];

export const attributeCondition = z
  .object({ subject: z.literal('attribute'), name: z.string().min(1), is: comparison, value: z.string().default('') })
  .readonly();

export const tagCondition = z
  .object({ subject: z.literal('tag'), is: z.enum(['present', 'absent']), value: z.string().min(1) })
  .readonly();

/** A language starts with “pt” in Portugal and in Brazil. */
export const languageCondition = z
  .object({
    subject: z.literal('language'),
    is: z.enum(['equals', 'notEquals', 'startsWith', 'exists', 'notExists']),
    value: z.string().default(''),
  })
  .readonly();

export const consentCondition = z
  .object({
    subject: z.literal('consent'),
    topic: z.enum(['marketing', 'utility', 'authentication']),
    is: z.enum(['in', 'out']),
  })
  .readonly();

export const windowCondition = z.object({ subject: z.literal('window'), is: z.enum(['open', 'closed']) }).readonly();

/**
 * One test of a branch.
 *
 * @example { "subject": "attribute", "name": "city", "is": "equals", "value": "Lisbon" }
 * @example { "subject": "consent", "topic": "marketing", "is": "in" }
 */
export const condition = z.discriminatedUnion('subject', [
  attributeCondition,
  z
    .object({ subject: z.literal('variable'), name: z.string().min(1), is: comparison, value: z.string().default('') })
    .readonly(),
  /** What the event that started the run said under a name. */
  z
    .object({ subject: z.literal('event'), name: z.string().min(1), is: comparison, value: z.string().default('') })
    .readonly(),
  tagCondition,
  languageCondition,
  consentCondition,
  windowCondition,
  z
    .object({
      subject: z.literal('reply'),
      is: z.enum(['equals', 'notEquals', 'contains', 'startsWith']),
      value: z.string().min(1),
    })
    .readonly(),
  /** Why the message of the send node that was passed last did not go out; nothing is known of one that did. */
  z
    .object({
      subject: z.literal('lastSend'),
      is: z.enum(['equals', 'notEquals', 'exists', 'notExists']),
      value: z.enum(['', ...sendReasons]).default(''),
    })
    .readonly(),
  /** `segment` is a segment's id; '' while none is chosen. */
  z.object({ subject: z.literal('segment'), is: z.enum(['in', 'notIn']), segment: z.string().max(40) }).readonly(),
  eventHistoryCondition,
  messageHistoryCondition,
]);
export type Condition = z.infer<typeof condition>;

/** All or any of several conditions. */
export const conditionGroup = z
  .object({ match: z.enum(['all', 'any']), conditions: z.array(condition).min(1).readonly() })
  .readonly();
export type ConditionGroup = z.infer<typeof conditionGroup>;

/** Ids of the segments that a group asks about; '' where none is chosen yet. */
export function segmentsOfGroup({ conditions }: ConditionGroup): readonly string[] {
  return conditions.flatMap((asked) => (asked.subject === 'segment' ? [asked.segment] : []));
}
