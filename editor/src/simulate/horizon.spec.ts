import { nodeId } from '@sendero/shared';
import { horizonOf, stepOf } from './horizon';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

it.each([
  ['nothing is due', 0, [], DAY],
  ['something is due soon', 2 * HOUR, [3 * HOUR], 26 * HOUR],
  ['something is due in a month', 0, [30 * DAY], Math.ceil((1.15 * 30 * DAY) / HOUR) * HOUR],
])('reaches far enough when %s', (_, now, due, until) => {
  const timers = due.map((dueAt) => ({ token: 1, dueAt }));
  expect(horizonOf({ now, timers, watches: [] }, 0)).toBe(until);
  const watches = due.map((dueAt) => ({ trigger: nodeId.parse('t'), dueAt, properties: {} }));
  expect(horizonOf({ now, timers: [], watches }, 0)).toBe(until);
});

it.each([
  [DAY, 60_000],
  [7 * DAY, 15 * 60_000],
  [60 * DAY, HOUR],
  [3_000 * DAY, DAY],
])('%d ms are dragged along in steps of %d', (span, step) => {
  expect(stepOf(span)).toBe(step);
});
