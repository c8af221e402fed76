import type { Simulation } from '@sendero/engine';
import type { EpochMs } from '@sendero/shared';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far the line of time reaches: a day on, and some way beyond the last timer. */
export function horizonOf(
  { now, timers, watches }: Pick<Simulation, 'now' | 'timers' | 'watches'>,
  startedAt: EpochMs,
): EpochMs {
  const last = Math.max(now, ...timers.map(({ dueAt }) => dueAt), ...watches.map(({ dueAt }) => dueAt));
  return Math.ceil(Math.max(now + DAY, startedAt + 1.15 * (last - startedAt)) / HOUR) * HOUR;
}

/** How finely a stretch of time can be dragged along, in ms. */
export function stepOf(span: number): number {
  return [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR].find((step) => span / step <= 2_000) ?? DAY;
}
