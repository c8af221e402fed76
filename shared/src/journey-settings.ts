import { z } from 'zod';
import { conditionGroup } from './conditions';
import { duration } from './duration';
import { eventMatch } from './event-match';
import { frequencyCap } from './frequency-cap';
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

/** What takes a contact out of the journey, wherever they are in it. Opting out always does. */
const exitRule = z.discriminatedUnion('type', [
  z.object({ type: z.literal('event'), event: eventMatch }).readonly(),
  /** Looked at whenever the run takes a step. */
  z.object({ type: z.literal('condition'), when: conditionGroup }).readonly(),
]);
export type ExitRule = z.infer<typeof exitRule>;

/**
 * What the journey is for. A run reaches it when the event happens within a time of its start, whether it still goes on
 * or not; so do those of the control group, or there would be nothing to compare with.
 */
const journeyGoal = z
  .object({
    event: eventMatch,
    within: duration.default({ amount: 7, unit: 'days' }),
    /** Whether who reaches it leaves the journey. */
    leave: z.boolean().default(true),
  })
  .readonly();
export type JourneyGoal = z.infer<typeof journeyGoal>;

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
    /**
     * The property of starting events, such as an order's id, that tells runs of one contact apart: for each value there
     * is a run of its own, with rules for coming back of its own. '' when a contact walks the journey once at a time.
     */
    runKey: z.string().max(60).default(''),
    exits: z.array(exitRule).max(10).readonly().default([]),
    /** null when nothing is counted as success but goal nodes. */
    goal: journeyGoal.nullable().default(null),
    /** Of several journeys that could take a message the one with the highest number does. */
    priority: z.int().min(-100).max(100).default(0),
    schedule: schedule.default({ from: null, until: null }),
    /** A message that we begin with waits until they are over; null when every hour will do. */
    quietHours: quietHours.nullable().default(null),
    /** How often the journey writes to one contact; null for as often as it comes to a step that sends. */
    frequencyCap: frequencyCap.nullable().default(null),
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
