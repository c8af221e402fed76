import { z } from 'zod';
import { attributeCondition, consentCondition, languageCondition, tagCondition, windowCondition } from './conditions';
import type { Consent } from './consent';
import { duration } from './duration';
import { eventHistoryCondition, messageHistoryCondition, type ContactPast } from './history';
import type { EpochMs } from './ids';
import type { ContactFacts } from './runs';

const moment = z.int().min(0).max(8_640_000_000_000_000);

/** When we first knew of the contact: counted back from now, or against a fixed moment. */
const createdAtCondition = z.discriminatedUnion('is', [
  z.object({ subject: z.literal('createdAt'), is: z.literal('withinLast'), duration }).readonly(),
  z.object({ subject: z.literal('createdAt'), is: z.literal('longerAgo'), duration }).readonly(),
  z.object({ subject: z.literal('createdAt'), is: z.literal('after'), at: moment }).readonly(),
  z.object({ subject: z.literal('createdAt'), is: z.literal('before'), at: moment }).readonly(),
]);

/** What a condition of a segment may look at. */
export const segmentSubjects = [
  'attribute',
  'tag',
  'language',
  'consent',
  'window',
  'createdAt',
  'eventHistory',
  'messageHistory',
] as const;
export type SegmentSubject = (typeof segmentSubjects)[number];

/**
 * One test of a segment. Unlike in a branch there is no run, so `window` looks at all channels.
 *
 * @example { "subject": "createdAt", "is": "withinLast", "duration": { "amount": 7, "unit": "days" } }
 */
export const segmentCondition = z.discriminatedUnion('subject', [
  attributeCondition,
  tagCondition,
  languageCondition,
  consentCondition,
  windowCondition,
  createdAtCondition,
  eventHistoryCondition.refine(({ event }) => event.name.trim() !== '', 'The event must have a name.'),
  messageHistoryCondition,
]);
export type SegmentCondition = z.infer<typeof segmentCondition>;

/** Who belongs to a segment: the contacts for whom all or any of its conditions hold. */
export const segmentDefinition = z
  .object({ match: z.enum(['all', 'any']), conditions: z.array(segmentCondition).min(1).max(20).readonly() })
  .readonly();
export type SegmentDefinition = z.infer<typeof segmentDefinition>;

/** All that the conditions of a segment look at. */
export interface SegmentPerson {
  readonly contact: Pick<ContactFacts, 'attributes' | 'tags' | 'language'>;
  readonly consent: Consent;
  /** When the last service window shuts that the contact has on any channel; null when they never wrote. */
  readonly windowExpiresAt: EpochMs | null;
  readonly createdAt: EpochMs;
  /** What happened before; absent: nothing. */
  readonly past?: ContactPast;
}
