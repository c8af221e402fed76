import { z } from 'zod';
import { dayHoursFields, hoursEnd, hoursEnded } from './day-hours';
import type { EpochMs } from './ids';
import { timeZone } from './zoned-time';

/** The most stretches of hours that a week can have. */
export const MOST_BUSINESS_HOURS = 21;

/**
 * When there are people to answer. Hours begin on the days that are named and may last over midnight; from a time until
 * the same one is a whole day.
 *
 * @example { "zone": "Europe/Lisbon", "hours": [{ "days": ["Mon", "Tue"], "from": "09:00", "until": "18:00" }] }
 */
export const businessHours = z
  .object({
    zone: timeZone,
    hours: z.array(z.object(dayHoursFields).readonly()).min(1).max(MOST_BUSINESS_HOURS).readonly(),
  })
  .readonly();
export type BusinessHours = z.infer<typeof businessHours>;

/** Whether it is within business hours; always, where none are set. */
export function isOpenForBusiness(set: BusinessHours | null, at: EpochMs): boolean {
  return set === null || set.hours.some((hours) => hoursEnd(hours, set.zone, at) !== null);
}

/** Since when it has been outside business hours, which names the time of being closed; null within them. */
export function closedSince(set: BusinessHours, at: EpochMs): EpochMs | null {
  if (isOpenForBusiness(set, at)) return null;
  return Math.max(0, ...set.hours.map((hours) => hoursEnded(hours, set.zone, at) ?? 0));
}
