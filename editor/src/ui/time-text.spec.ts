import fc from 'fast-check';
import {
  atMostText,
  clockText,
  countdownText,
  dateText,
  dayText,
  dueText,
  lengthText,
  relativeText,
  sameDay,
  sinceText,
} from './time-text';

const NOW = new Date(2026, 10, 21, 12, 0, 0).getTime();
const S = 1_000;
const M = 60 * S;
const H = 60 * M;
const D = 24 * H;

describe('relativeText', () => {
  it.each<readonly [ago: number, text: string]>([
    [0, 'just now'],
    [59 * S, 'just now'],
    [-30 * S, 'just now'],
    [M, '1 min ago'],
    [59 * M, '59 min ago'],
    [H, '1 h ago'],
    [-2 * H, 'in 2 h'],
    [D, '1 day ago'],
    [6 * D, '6 days ago'],
    [8 * D, dateText(NOW - 8 * D)],
  ])('%i ms ago is “%s”', (ago, text) => expect(relativeText(NOW - ago, NOW)).toBe(text));
});

describe('dueText', () => {
  it.each<readonly [ahead: number, text: string]>([
    [-H, 'now'],
    [0, 'now'],
    [59 * S, 'now'],
    [5 * M, 'in 5 min'],
    [2 * D, 'in 2 days'],
  ])('what is due in %i ms is due “%s”', (ahead, text) => expect(dueText(NOW + ahead, NOW)).toBe(text));
});

it('tells since when by the clock on the same day, and by the date before', () => {
  expect(sinceText(NOW - 2 * H, NOW)).toBe(clockText(NOW - 2 * H));
  expect(sinceText(NOW - D, NOW)).toBe(dateText(NOW - D));
});

describe('countdownText', () => {
  it.each<readonly [left: number, text: string]>([
    [24 * H, '24:00:00'],
    [23 * H + 59 * M + 59 * S, '23:59:59'],
    [61 * S, '00:01:01'],
    [1, '00:00:01'],
    [0, '00:00:00'],
    [-5 * S, '00:00:00'],
  ])('%i ms left is %s', (left, text) => expect(countdownText(left)).toBe(text));

  it('reads back as the seconds that are left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 * 3_600 }), (seconds) => {
        const [hours = 0, minutes = 0, rest = 0] = countdownText(seconds * S)
          .split(':')
          .map(Number);
        expect(hours * 3_600 + minutes * 60 + rest).toBe(seconds);
      }),
    );
  });
});

describe('lengthText', () => {
  it.each<readonly [ms: number, text: string]>([
    [10, 'under 1 s'],
    [40 * S, '40 s'],
    [5 * M + 10 * S, '5 min 10 s'],
    [2 * H + 5 * M + 9 * S, '2 h 5 min'],
    [D, '1 day'],
    [3 * D + 4 * H, '3 days 4 h'],
  ])('%i ms are “%s”', (ms, text) => expect(lengthText(ms)).toBe(text));
});

describe('atMostText', () => {
  it.each<readonly [ms: number, text: string]>([
    [10, 'under 1 s'],
    [6 * S, '6 s or less'],
    [2 * H + 5 * M, '2 h 5 min or less'],
  ])('%i ms are “%s”', (ms, text) => expect(atMostText(ms)).toBe(text));
});

describe('dayText', () => {
  it.each<readonly [at: Date, text: string | RegExp]>([
    [new Date(2026, 10, 21, 0, 0, 0), 'Today'],
    [new Date(2026, 10, 20, 23, 59, 59), 'Yesterday'],
    [new Date(2026, 10, 19, 12, 0, 0), /2026/],
  ])('%s', (at, text) => expect(dayText(at.getTime(), NOW)).toEqual(expect.stringMatching(text)));

  it('tells days apart by the clock of who looks', () => {
    expect(sameDay(new Date(2026, 10, 20, 23, 59).getTime(), NOW)).toBe(false);
    expect(sameDay(new Date(2026, 10, 21, 23, 59).getTime(), NOW)).toBe(true);
  });
});
