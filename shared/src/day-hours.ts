import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { EpochMs } from './ids';
import { timeOfDay } from './zoned-time';

export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Hours of the day that begin on the days that are named and may last over midnight. */
export interface DayHours {
  readonly from: string;
  readonly until: string;
  readonly days: readonly Weekday[];
}

/** The fields of such hours, for schemas that add to them. */
export const dayHoursFields = {
  from: timeOfDay,
  until: timeOfDay,
  days: z.array(z.enum(weekdays)).min(1).readonly(),
};

/** When the hours that hold at a moment are over; null when none hold. */
export function hoursEnd(hours: DayHours, zone: string, at: EpochMs): EpochMs | null {
  const { inside, until } = stretchAt(hours, zone, at);
  return inside ? until : null;
}

/** The first moment from `at` on at which the hours hold. */
export function hoursBegin(hours: DayHours, zone: string, at: EpochMs): EpochMs {
  const { inside, until } = stretchAt(hours, zone, at);
  return inside ? at : until;
}

/** When the hours ended last, at `at` or before; null when they did not within the last two weeks. */
export function hoursEnded({ from, until, days }: DayHours, zone: string, at: EpochMs): EpochMs | null {
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  let last: EpochMs | null = null;
  for (let day = -DAYS_AFTER; day <= 0; day += 1) {
    const date = today.add({ days: day });
    if (!days.some((name) => weekdays.indexOf(name) + 1 === date.dayOfWeek)) continue;
    const begin = firstMoment(date, from, zone);
    const end = firstMoment(until > from ? date : date.add({ days: 1 }), until, zone);
    if (begin < end && end <= at) last = end;
  }
  return last;
}

/** The longest that nobody is let through by such hours, in ms; where clocks are moved it may be longer. */
export function hoursApartMs({ from, until, days }: DayHours): number {
  const DAY = 24 * 60;
  const lasts = (minutesOf(until) - minutesOf(from) + DAY) % DAY;
  const places = weekdays.flatMap((day, place) => (days.includes(day) ? [place] : []));
  const apart = places.map((place, index) => (places[index + 1] ?? (places[0] ?? 0) + 7) - place);
  return (Math.max(...apart) * DAY - lasts) * 60_000;
}

/** Minutes since midnight. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Time in which the hours hold without a break, or in which they do not. */
interface Stretch {
  readonly inside: boolean;
  readonly from: EpochMs;
  readonly until: EpochMs;
}

/** Nearly everybody of a zone is asked about the same stretch, and finding one takes a while. */
const known = new Map<string, Stretch>();
const MOST_KNOWN = 1_000;

function stretchAt(hours: DayHours, zone: string, at: EpochMs): Stretch {
  const key = `${hours.from} ${hours.until} ${hours.days.join()} ${zone}`;
  const last = known.get(key);
  if (last && at >= last.from && at < last.until) return last;
  const stretch = findStretch(hours, zone, at);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, stretch);
  return stretch;
}

/** How many days are looked at: hours of one weekday that falls victim to the clocks come a week later. */
const DAYS_BEFORE = 2;
const DAYS_AFTER = 16;

function findStretch(hours: DayHours, zone: string, at: EpochMs): Stretch {
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  let stretch: Stretch = { inside: false, from: at, until: at };
  for (let day = -DAYS_BEFORE; day <= DAYS_AFTER; day += 1) {
    const date = today.add({ days: day });
    if (!hours.days.some((name) => weekdays.indexOf(name) + 1 === date.dayOfWeek)) continue;
    const begin = firstMoment(date, hours.from, zone);
    const end = firstMoment(hours.until > hours.from ? date : date.add({ days: 1 }), hours.until, zone);
    if (begin >= end) continue;
    if (stretch.inside && begin > stretch.until) return stretch;
    if (stretch.inside) stretch = { ...stretch, until: end };
    else if (begin > at) return { inside: false, from: stretch.from, until: begin };
    else if (end > at) stretch = { inside: true, from: begin, until: end };
  }
  return stretch;
}

/**
 * The first moment of a day at which clocks show a time or a later one: where they leap over it, the moment of the leap.
 * So hours that begin and end within the leap do not exist on that day.
 */
function firstMoment(date: Temporal.PlainDate, time: string, zone: string): EpochMs {
  const local = date.toPlainDateTime(Temporal.PlainTime.from(time));
  const found = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (found.toPlainDateTime().equals(local)) return found.epochMilliseconds;
  // The leap may end at this very moment, and `previous` looks for one before it.
  const leap = found.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  return leap?.epochMilliseconds ?? found.epochMilliseconds;
}
