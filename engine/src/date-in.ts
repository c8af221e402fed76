import { dayOffsetNamed, isFiller, monthNamed, weekdayNamed } from './date-words';
import { folded } from './folded';

/** A day as in ISO 8601: 2026-11-21. */
export type IsoDate = string;

export interface DateReading {
  readonly today: IsoDate;
  /** Whether 3/4 is the 4th of March, as it is written in the United States. */
  readonly monthFirst: boolean;
}

/**
 * The days that a text may mean when it is nothing but a date, likeliest first; [] when it is none. What leaves the
 * year or the week open means the next such day, then the last one.
 *
 * @example datesIn('21 nov', { today: '2026-11-20', monthFirst: false }) // ['2026-11-21', '2025-11-21']
 * @example datesIn('mañana', { today: '2026-11-20', monthFirst: false }) // ['2026-11-21']
 */
export function datesIn(text: string, reading: DateReading): readonly IsoDate[] {
  if (text.length > LONGEST) return [];
  const plain = folded(text)
    .replace(/[،,!?]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[ .]+$/, '');
  const named = namedDays(plain.replace(/[-’']/g, ' '), reading.today);
  if (named.length > 0) return named;
  return [...new Set(inDigits(plain, reading) ?? inWords(plain, reading))];
}

/** A day some days later, or earlier when `days` is negative. */
export function daysAfter(date: IsoDate, days: number): IsoDate {
  return isoOf(Date.parse(date) + days * DAY_MS);
}

const LONGEST = 60;
const DAY_MS = 86_400_000;

function namedDays(plain: string, today: IsoDate): readonly IsoDate[] {
  const offset = dayOffsetNamed(plain);
  if (offset !== null) return [daysAfter(today, offset)];
  const words = plain.split(' ').filter((word) => !isFiller(word));
  const weekday = weekdayNamed(words.join(' ')) ?? weekdayNamed(words.join('-'));
  if (weekday === null) return [];
  const ahead = (weekday - weekdayOf(today) + 7) % 7 || 7;
  return [daysAfter(today, ahead), daysAfter(today, ahead - 7)];
}

/** Null when the text is not made of digits. */
function inDigits(plain: string, { today, monthFirst }: DateReading): readonly IsoDate[] | null {
  const parts = /^(\d{1,4})([/.-])(\d{1,2})(?:\2(\d{2}|\d{4}))?$/.exec(plain.replace(/ ?([/.-]) ?/g, '$1'));
  if (!parts) return null;
  const [, first = '', , second = '', third] = parts;
  if (first.length === 4) return third?.length === 2 ? valid(Number(first), Number(second), Number(third)) : [];
  if (first.length > 2) return [];
  const orders = [
    { day: Number(first), month: Number(second) },
    { day: Number(second), month: Number(first) },
  ];
  const preferred = monthFirst ? orders.reverse() : orders;
  for (const { day, month } of preferred) {
    const found = third === undefined ? everyYear(month, day, today) : inYear(third, month, day, today);
    if (found.length > 0) return found;
  }
  return [];
}

function inWords(plain: string, { today }: DateReading): readonly IsoDate[] {
  const tokens = plain.match(/\d+|\p{L}+(?:['’-]\p{L}+)*|[^\s]/gu) ?? [];
  const words = tokens.filter((token) => !isFiller(token) && !/^[.º°ª/-]$/.test(token) && weekdayNamed(token) === null);
  const month = words.map((word) => (/^\d/.test(word) ? null : monthNamed(word)));
  const at = month.findIndex((one) => one !== null);
  const named = month[at];
  const numbers = words.filter((_, index) => index !== at);
  if (named === null || named === undefined || !numbers.every((number) => /^(\d{1,2}|\d{4})$/.test(number))) return [];
  const [one, two, ...rest] = numbers;
  if (one === undefined || rest.length > 0) return [];
  if (two === undefined) return one.length > 2 ? [] : everyYear(named, Number(one), today);
  if (one.length === 4) return two.length > 2 ? [] : valid(Number(one), named, Number(two));
  return inYear(two, named, Number(one), today);
}

/** The next such day, today counts, then the last one before it. */
function everyYear(month: number, day: number, today: IsoDate): readonly IsoDate[] {
  const year = Number(today.slice(0, 4));
  // A 29th of February may be eight years away.
  const years = Array.from({ length: 17 }, (_, index) => year - 8 + index);
  const days = years.flatMap((each) => valid(each, month, day));
  return [...days.filter((date) => date >= today).slice(0, 1), ...days.filter((date) => date < today).slice(-1)];
}

/** Two digits mean a year from 79 years ago to 20 years ahead. */
function inYear(written: string, month: number, day: number, today: IsoDate): readonly IsoDate[] {
  if (written.length === 4) return valid(Number(written), month, day);
  const from = Number(today.slice(0, 4)) - 79;
  const year = from + ((((Number(written) - from) % 100) + 100) % 100);
  return valid(year, month, day);
}

/** The day of these numbers, or none when there is no such day. */
function valid(year: number, month: number, day: number): readonly IsoDate[] {
  const date = isoOf(Date.UTC(year, month - 1, day));
  const wanted = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return year >= 1000 && date === wanted ? [date] : [];
}

function isoOf(ms: number): IsoDate {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Monday 1 to Sunday 7. */
function weekdayOf(date: IsoDate): number {
  return new Date(Date.parse(date)).getUTCDay() || 7;
}
