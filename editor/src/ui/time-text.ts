import type { EpochMs } from '@sendero/shared';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Such as “just now”, “5 min ago”, “in 2 h”, “3 days ago”, and a date from a week on. */
export function relativeText(at: EpochMs, now: EpochMs): string {
  const distance = Math.abs(at - now);
  if (distance < MINUTE) return 'just now';
  if (distance >= 7 * DAY) return dateText(at);
  const length =
    distance < HOUR
      ? `${Math.floor(distance / MINUTE)} min`
      : distance < DAY
        ? `${Math.floor(distance / HOUR)} h`
        : dayCount(Math.floor(distance / DAY));
  return at < now ? `${length} ago` : `in ${length}`;
}

/** When something falls due: “now” until a minute before, then such as “in 2 h”. */
export function dueText(at: EpochMs, now: EpochMs): string {
  return at - now < MINUTE ? 'now' : relativeText(at, now);
}

/** Since when, such as “23:04” for today, or a date. */
export function sinceText(at: EpochMs, now: EpochMs): string {
  return sameDay(at, now) ? clockText(at) : dateText(at);
}

/** What is left of a length of time, as `hh:mm:ss`; never below zero. */
export function countdownText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** Such as “under 1 s”, “40 s”, “5 min 10 s”, “2 h 5 min”, “3 days 4 h”. */
export function lengthText(ms: number): string {
  if (ms < 1_000) return 'under 1 s';
  const [days, hours, minutes, seconds] = [
    Math.floor(ms / DAY),
    Math.floor(ms / HOUR) % 24,
    Math.floor(ms / MINUTE) % 60,
    Math.floor(ms / 1_000) % 60,
  ] as const;
  const parts = [
    ...(days > 0 ? [dayCount(days)] : []),
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(minutes > 0 ? [`${minutes} min`] : []),
    ...(seconds > 0 ? [`${seconds} s`] : []),
  ];
  return parts.slice(0, 2).join(' ');
}

/** That something took no longer, such as “under 1 s”, “40 s or less”. */
export function atMostText(ms: number): string {
  return ms < 1_000 ? lengthText(ms) : `${lengthText(ms)} or less`;
}

/** Such as “Monday, 3 November 2026”, or “Today”. */
export function dayText(at: EpochMs, now: EpochMs): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return dayFormat.format(at);
}

/** Whether two moments lie on the same day of the person who looks. */
export function sameDay(a: EpochMs, b: EpochMs): boolean {
  return startOfDay(a) === startOfDay(b);
}

export function clockText(at: EpochMs): string {
  return clockFormat.format(at);
}

export function dateText(at: EpochMs): string {
  return dateFormat.format(at);
}

export function dateTimeText(at: EpochMs): string {
  return dateTimeFormat.format(at);
}

const clockFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const dateFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const dateTimeFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const dayFormat = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

function dayCount(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

function startOfDay(at: EpochMs): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
