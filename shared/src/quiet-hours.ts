import { z } from 'zod';
import type { EpochMs } from './ids';

export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export type Weekday = (typeof weekdays)[number];

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time such as 21:30.');

/**
 * Hours in which nobody is written to who is not just writing to us. They begin on the days that are named and may last
 * over midnight.
 *
 * @example { "from": "21:00", "until": "08:00", "days": ["Fri", "Sat"], "zone": "Europe/Lisbon" }
 */
export const quietHours = z
  .object({
    from: timeOfDay,
    until: timeOfDay,
    days: z.array(z.enum(weekdays)).min(1).readonly(),
    zone: z.string().refine(isTimeZone, 'Choose a time zone such as Europe/Lisbon.'),
  })
  .refine(({ from, until }) => from !== until, 'Quiet hours must end at another time than they begin.')
  .readonly();
export type QuietHours = z.infer<typeof quietHours>;

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/** When the quiet hours that hold now are over, to the minute; null when none hold. */
export function quietUntil(hours: QuietHours, now: EpochMs): EpochMs | null {
  if (!isQuiet(hours, now)) return null;
  const begun = now - (now % MINUTE);
  const ahead = (minutesOf(hours.until) - localTime(hours.zone, now).minutes + DAY_MINUTES) % DAY_MINUTES;
  let open = begun + ahead * MINUTE;
  // Where the clocks go back the hours last longer than they look.
  while (isQuiet(hours, open)) open += 30 * MINUTE;
  return firstOpen(hours, begun, open);
}

/** The first minute out of the hours: where clocks move, it is not the one that counting came to. */
function firstOpen(hours: QuietHours, quiet: EpochMs, open: EpochMs): EpochMs {
  if (isQuiet(hours, open - MINUTE)) return open;
  let [before, after] = [quiet / MINUTE, open / MINUTE];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (isQuiet(hours, middle * MINUTE)) before = middle;
    else after = middle;
  }
  return after * MINUTE;
}

/** For how long the hours hold, in ms; an hour less or more in the nights in which clocks move. */
export function quietMs({ from, until }: Pick<QuietHours, 'from' | 'until'>): number {
  return ((minutesOf(until) - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES) * MINUTE;
}

function isQuiet({ from, until, days, zone }: QuietHours, at: EpochMs): boolean {
  const { weekday, minutes } = localTime(zone, at);
  const [begin, end] = [minutesOf(from), minutesOf(until)];
  if (begin < end) return minutes >= begin && minutes < end && days.includes(weekday);
  return (minutes >= begin && days.includes(weekday)) || (minutes < end && days.includes(dayBefore(weekday)));
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function dayBefore(day: Weekday): Weekday {
  return weekdays[(weekdays.indexOf(day) + 6) % 7] ?? day;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function localTime(zone: string, at: EpochMs): { readonly weekday: Weekday; readonly minutes: number } {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    clocks.set(zone, clock);
  }
  const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    weekday: weekdays.find((day) => day === parts.get('weekday')) ?? 'Mon',
    minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

function isTimeZone(zone: string): boolean {
  try {
    return zone !== '' && new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
