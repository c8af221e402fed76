import { DEFAULT_SETTINGS, durationMs, type JourneySettings } from '@sendero/shared';
import { NOON } from '../testing/domain';
import { mayStart } from './index';

const DAY = durationMs({ amount: 1, unit: 'days' });
const stranger = { active: false, endedAt: null };
const inside = { active: true, endedAt: null };
const back = { active: true, endedAt: NOON - DAY };
const leftNow = { active: false, endedAt: NOON };
const leftYesterday = { active: false, endedAt: NOON - DAY };
const leftLater = { active: false, endedAt: NOON - DAY + 1 };

it.each([
  ['never', { type: 'never' }, [stranger], [inside, back, leftNow, leftYesterday]],
  ['after it ended', { type: 'afterEnd' }, [stranger, leftNow, leftYesterday], [inside, back]],
  [
    'a day after it ended',
    { type: 'after', duration: { amount: 1, unit: 'days' } },
    [stranger, leftYesterday],
    [inside, back, leftNow, leftLater],
  ],
  ['always', { type: 'always' }, [stranger, inside, back, leftNow, leftYesterday], []],
] as const)('a journey that lets people come back %s', (_, reentry, lets, refuses) => {
  const settings: JourneySettings = { ...DEFAULT_SETTINGS, reentry };
  expect(lets.map((past) => mayStart(settings, past, NOON))).toEqual(lets.map(() => true));
  expect(refuses.map((past) => mayStart(settings, past, NOON))).toEqual(refuses.map(() => false));
});

it.each([
  ['open on both sides', null, null, true],
  ['that begins now', NOON, null, true],
  ['that begins later', NOON + 1, null, false],
  ['that ends later', null, NOON + 1, true],
  ['that ends now', null, NOON, false],
  ['around this moment', NOON - 1, NOON + 1, true],
])('a schedule %s', (_, from, until, open) => {
  expect(mayStart({ ...DEFAULT_SETTINGS, schedule: { from, until } }, stranger, NOON)).toBe(open);
});
