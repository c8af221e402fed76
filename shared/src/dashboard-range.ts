import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from './ids';

/** `7d` and `30d` are today and the days before it. */
export const namedRanges = ['hour', 'today', 'yesterday', '7d', '30d'] as const;
export type NamedRange = (typeof namedRanges)[number];

/** A stretch of time to look at: by name, or from one day to another, both included, such as `2026-11-02..2026-11-08`. */
export type DashboardRange = NamedRange | `${string}..${string}`;

/** The most days that can be looked at together. */
const MOST_RANGE_DAYS = 366;

/** What the figures of a chart are gathered by; a quarter is 15 minutes. */
export const buckets = ['minute', 'quarter', 'hour', 'day'] as const;
export type Bucket = (typeof buckets)[number];

export interface RangeBounds {
  readonly from: EpochMs;
  /** The first moment that is not in it any more. */
  readonly to: EpochMs;
  readonly bucket: Bucket;
}

const MINUTE_MS = 60_000;

/** Lengths of what is always as long, in ms; days are those of the calendar. */
export const BUCKET_MS: Readonly<Record<Exclude<Bucket, 'day'>, number>> = {
  minute: MINUTE_MS,
  quarter: 15 * MINUTE_MS,
  hour: 60 * MINUTE_MS,
};

/** The range that a text names; null when it is none, ends before it begins or is too long. */
export function readRange(text: string): DashboardRange | null {
  const name = namedRanges.find((one) => one === text);
  if (name) return name;
  const days = daysOf(text);
  if (!days) return null;
  const length = days[0].until(days[1]).days + 1;
  return length >= 1 && length <= MOST_RANGE_DAYS ? `${days[0].toString()}..${days[1].toString()}` : null;
}

/** Where a range begins and ends for somebody in a zone, and by what its charts are gathered. */
export function boundsOf(range: DashboardRange, now: EpochMs, zone: string): RangeBounds {
  if (range === 'hour') {
    const to = (Math.floor(now / MINUTE_MS) + 1) * MINUTE_MS;
    return { from: to - BUCKET_MS.hour, to, bucket: 'minute' };
  }
  const [first, last] = daysIn(
    range,
    Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate(),
  );
  const length = first.until(last).days + 1;
  return {
    from: startOf(first, zone),
    to: startOf(last.add({ days: 1 }), zone),
    bucket: length === 1 ? 'quarter' : length <= 7 ? 'hour' : 'day',
  };
}

/** When the buckets of a range begin, oldest first. */
export function bucketStarts({ from, to, bucket }: RangeBounds, zone: string): readonly EpochMs[] {
  if (bucket !== 'day') {
    const step = BUCKET_MS[bucket];
    return Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step);
  }
  const first = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate();
  const days = Array.from({ length: MOST_RANGE_DAYS }, (_, index) => startOf(first.add({ days: index }), zone));
  return days.filter((day) => day < to);
}

function daysIn(
  range: Exclude<DashboardRange, 'hour'>,
  today: Temporal.PlainDate,
): readonly [Temporal.PlainDate, Temporal.PlainDate] {
  switch (range) {
    case 'today':
      return [today, today];
    case 'yesterday':
      return [today.subtract({ days: 1 }), today.subtract({ days: 1 })];
    case '7d':
      return [today.subtract({ days: 6 }), today];
    case '30d':
      return [today.subtract({ days: 29 }), today];
    default:
      return daysOf(range) ?? [today, today];
  }
}

function daysOf(text: string): readonly [Temporal.PlainDate, Temporal.PlainDate] | null {
  const [, first, last] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(text) ?? [];
  if (first === undefined || last === undefined) return null;
  try {
    const strict = { overflow: 'reject' } as const;
    return [Temporal.PlainDate.from(first, strict), Temporal.PlainDate.from(last, strict)];
  } catch {
    return null;
  }
}

function startOf(day: Temporal.PlainDate, zone: string): EpochMs {
  return day.toZonedDateTime(zone).epochMilliseconds;
}
