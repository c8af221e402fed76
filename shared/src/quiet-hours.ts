import { z } from 'zod';
import { dayHoursFields, hoursEnd, minutesOf } from './day-hours';
import type { EpochMs } from './ids';
import { chosenZone, zoneChoice } from './zoned-time';

/**
 * Hours in which nobody is written to who is not just writing to us. They begin on the days that are named and may last
 * over midnight. `zone` is one for everybody, or `contact` for each contact's own.
 *
 * @example { "from": "21:00", "until": "08:00", "days": ["Fri", "Sat"], "zone": "contact" }
 */
export const quietHours = z
  .object({ ...dayHoursFields, zone: zoneChoice })
  .refine(({ from, until }) => from !== until, 'Quiet hours must end at another time than they begin.')
  .readonly();
export type QuietHours = z.infer<typeof quietHours>;

/** When the quiet hours that hold for a contact now are over; null when none hold. */
export function quietUntil(hours: QuietHours, contact: { readonly timeZone: string }, now: EpochMs): EpochMs | null {
  return hoursEnd(hours, chosenZone(hours.zone, contact), now);
}

/** For how long the hours hold, in ms; an hour less or more in the nights in which clocks move. */
export function quietMs({ from, until }: Pick<QuietHours, 'from' | 'until'>): number {
  return ((minutesOf(until) - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES) * 60_000;
}

const DAY_MINUTES = 24 * 60;
