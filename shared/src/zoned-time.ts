import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { durationMs, durationUnits, type DurationUnit } from './duration';
import type { EpochMs } from './ids';
import type { JsonValue } from './json';

/** The word that stands for the contact's own zone where a zone can be chosen. */
export const CONTACT_ZONE = 'contact';

/** A zone by its IANA name, such as Europe/Lisbon. */
export const timeZone = z.string().refine(isTimeZone, 'Choose a time zone such as Europe/Lisbon.');

/** Either `contact`, or one zone for everybody. */
export const zoneChoice = z
  .string()
  .refine((zone) => zone === CONTACT_ZONE || isTimeZone(zone), 'Choose a time zone such as Europe/Lisbon.');

export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time such as 21:30.');

/** A date and time without a zone, such as 2026-12-24T18:00. */
export const localTime = z
  .string()
  .refine((text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) && localOf(text) !== null, 'Write a date and a time.');

/** The zone that a choice comes to for a contact. */
export function chosenZone(choice: string, contact: { readonly timeZone: string }): string {
  return choice === CONTACT_ZONE ? contact.timeZone : choice;
}

/**
 * The moment at which clocks in a zone show a date and time. One that clocks leap over counts as if they had not been
 * moved yet; of one that comes twice the first counts.
 */
export function momentOfLocal(local: string, zone: string): EpochMs {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** What clocks in a zone show at a moment, such as 2026-12-24T18:00, to the minute. */
export function localOfMoment(at: EpochMs, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** How far from a moment something lies. Days are those of the calendar, whether they have 23, 24 or 25 hours. */
export interface Shift {
  readonly amount: number;
  readonly unit: DurationUnit;
  readonly direction: 'before' | 'after';
}

/** A shift as it is entered. */
export const dateShift = z
  .object({ amount: z.int().min(1).max(3_650), unit: z.enum(durationUnits), direction: z.enum(['before', 'after']) })
  .readonly();

export function shifted(at: EpochMs, { amount, unit, direction }: Shift, zone: string): EpochMs {
  const sign = direction === 'before' ? -1 : 1;
  if (unit !== 'days') return at + sign * durationMs({ amount, unit });
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .add({ days: sign * amount }).epochMilliseconds;
}

/**
 * Reads a date as attributes hold it: an ISO date, which gets a time of day, or an ISO date and time, with its offset or
 * in the given zone. Null when it is none.
 *
 * @example 2026-12-24, 2026-12-24T18:00, 2026-12-24T18:00:00+01:00, 2026-12-24T17:00:00.000Z
 */
export function readDate(value: JsonValue | undefined, zone: string, time: string): EpochMs | null {
  const text = typeof value === 'string' ? value.trim() : '';
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return momentIfReal(`${text}T${time}`, zone);
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text)) return null;
  if (!/(Z|[+-]\d\d(:?\d\d)?)$/i.test(text)) return momentIfReal(text, zone);
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return null;
  }
}

function momentIfReal(text: string, zone: string): EpochMs | null {
  const local = localOf(text);
  return local && local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

function localOf(text: string): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}

export function isTimeZone(zone: string): boolean {
  try {
    return zone !== '' && new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
