import type { EpochMs } from './ids';
import type { JsonValue } from './json';
import { localOfMoment, momentOfLocal, readDate, shifted, type Shift } from './zoned-time';

/** How a date becomes the moment at which somebody starts. */
export interface DateRule {
  /** When clocks show it; also for a date that has a time of its own, unless that is kept. */
  readonly time: string;
  readonly keepsOwnTime: boolean;
  readonly shift: Shift | null;
  /** Every year from the date on, on its day; on 28 February where a year has no 29th. */
  readonly yearly: boolean;
}

export interface DateStart {
  /** The date that is meant, in the zone, such as 2026-12-24: nobody starts twice for it. */
  readonly day: string;
  readonly dueAt: EpochMs;
}

/**
 * When a date starts somebody within a stretch of time, in order.
 *
 * @param after not at this moment itself
 * @param until at this moment as well
 */
export function dateStarts(
  value: JsonValue | undefined,
  rule: DateRule,
  zone: string,
  { after, until }: { readonly after: EpochMs; readonly until: EpochMs },
): readonly DateStart[] {
  const date = readDate(rule.keepsOwnTime ? value : asDay(value), zone, rule.time);
  if (date === null) return [];
  const [day = '', ownTime = ''] = localOfMoment(date, zone).split('T');
  const time = rule.keepsOwnTime ? ownTime : rule.time;
  const days = rule.yearly ? anniversaries(day, yearsAround(rule, zone, after, until)) : [day];
  return days
    .map((each): DateStart => {
      const at = momentOfLocal(`${each}T${time}`, zone);
      return { day: each, dueAt: rule.shift ? shifted(at, rule.shift, zone) : at };
    })
    .filter(({ dueAt }) => dueAt > after && dueAt <= until);
}

/** Systems that know of no days write one as midnight in UTC; somewhere else that is another day. */
function asDay(value: JsonValue | undefined): JsonValue | undefined {
  const day =
    typeof value === 'string' ? /^\s*(\d{4}-\d\d-\d\d)[T ]00:00(:00(\.0+)?)?Z\s*$/i.exec(value)?.[1] : undefined;
  return day ?? value;
}

/** Years whose day may fall into the stretch, once it is shifted. */
function yearsAround({ shift }: DateRule, zone: string, after: EpochMs, until: EpochMs): readonly number[] {
  const back = shift && {
    ...shift,
    direction: shift.direction === 'before' ? ('after' as const) : ('before' as const),
  };
  const yearOf = (at: EpochMs) => Number(localOfMoment(back ? shifted(at, back, zone) : at, zone).slice(0, 4));
  const [first, last] = [yearOf(after) - 1, yearOf(until) + 1];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The day in each of the years, from its own year on. */
function anniversaries(day: string, years: readonly number[]): readonly string[] {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return years
    .filter((each) => each >= Number(year))
    .map((each) => {
      const isMissing = month === '02' && dayOfMonth === '29' && !isLeap(each);
      return `${each}-${month}-${isMissing ? '28' : dayOfMonth}`;
    });
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
