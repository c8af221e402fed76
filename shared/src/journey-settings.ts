import { z } from 'zod';
import { duration } from './duration';
import type { EpochMs } from './ids';
import { quietHours } from './quiet-hours';

/** A moment in ms since 1970. */
const moment = z.int().min(0);

/**
 * Whether a contact who was in the journey may start it anew. Only `always` lets several runs of one contact go on at
 * the same time; `after` counts from the end of the last run.
 */
export const reentry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('never') }).readonly(),
  z.object({ type: z.literal('afterEnd') }).readonly(),
  z.object({ type: z.literal('after'), duration }).readonly(),
  z.object({ type: z.literal('always') }).readonly(),
]);
export type Reentry = z.infer<typeof reentry>;

/** When runs may start: not before `from` and not at or after `until`; null leaves that side open. */
export const schedule = z.object({ from: moment.nullable(), until: moment.nullable() }).readonly();
export type Schedule = z.infer<typeof schedule>;

/**
 * What holds for a journey as a whole. Everything has a default, so that a journey without settings is one that starts
 * anew whenever nobody is in it.
 *
 * @example { "reentry": { "type": "after", "duration": { "amount": 7, "unit": "days" } }, "priority": 10 }
 */
export const journeySettings = z
  .object({
    reentry: reentry.default({ type: 'afterEnd' }),
    /** Of several journeys that could take a message the one with the highest number does. */
    priority: z.int().min(-100).max(100).default(0),
    schedule: schedule.default({ from: null, until: null }),
    /** A message that we begin with waits until they are over; null when every hour will do. */
    quietHours: quietHours.nullable().default(null),
    /** This many of 100 contacts get nothing, so that the others can be compared with them. */
    controlGroup: z.int().min(0).max(90).default(0),
  })
  .readonly();
export type JourneySettings = z.infer<typeof journeySettings>;

/** The settings of a journey that nobody changed anything for. */
export const DEFAULT_SETTINGS: JourneySettings = journeySettings.parse({});

/** Whether runs may start at this moment. */
export function isOnSchedule({ from, until }: Schedule, now: EpochMs): boolean {
  return (from === null || now >= from) && (until === null || now < until);
}
