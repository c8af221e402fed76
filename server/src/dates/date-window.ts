import { durationMs, type EpochMs, type NodeConfig } from '@sendero/shared';

/** Which days a date may show for its time to have come just now; a few more than that, as zones and clocks differ. */
export interface DateWindow {
  /** Such as 2026-12-23. */
  readonly from: string;
  readonly until: string;
  /** The days of the window without their year, such as 12-23. */
  readonly days: readonly string[];
}

/** The days that dates show whose time came at most `latest` ago. */
export function dateWindow({ shift, latest }: NodeConfig<'trigger.date'>, now: EpochMs): DateWindow {
  const back = shift ? durationMs(shift) * (shift.direction === 'before' ? 1 : -1) : 0;
  const first = now + back - durationMs(latest) - LEEWAY_MS;
  const last = now + back + LEEWAY_MS;
  const dates = Array.from({ length: Math.ceil((last - first) / DAY_MS) + 1 }, (_, index) =>
    dayOf(first + index * DAY_MS),
  );
  const days = new Set(dates.map((date) => date.slice(5)));
  // Who was born on it has their day on another one in most years.
  if (days.has('02-28')) days.add('02-29');
  return { from: dayOf(first), until: dayOf(last), days: [...days] };
}

const DAY_MS = 86_400_000;
/** A day is up to 14 hours off by the zone and one by the clocks, and begins up to a day before the time of day. */
const LEEWAY_MS = 2 * DAY_MS;

function dayOf(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 10);
}
