import fc from 'fast-check';
import { weekdays } from './day-hours';
import { quietHours, quietUntil } from './quiet-hours';

const at = (text: string) => Date.parse(text);
const everyDay = [...weekdays];
const night = { from: '21:00', until: '08:00', days: everyDay, zone: 'Europe/Lisbon' };
const noon = { ...night, from: '12:00', until: '14:00' };
const weekend = { ...night, days: ['Sat' as const] };

it.each([
  ['by day nothing is held', night, '2026-11-20T12:00:30Z', null],
  ['the minute before they begin', night, '2026-11-20T20:59:59.999Z', null],
  ['the minute they begin', night, '2026-11-20T21:00:00Z', '2026-11-21T08:00:00Z'],
  ['hours over midnight, before it', night, '2026-11-20T23:10:42Z', '2026-11-21T08:00:00Z'],
  ['hours over midnight, after it', night, '2026-11-21T00:00:00Z', '2026-11-21T08:00:00Z'],
  ['the last moment of them', night, '2026-11-21T07:59:59.999Z', '2026-11-21T08:00:00Z'],
  ['the moment they end', night, '2026-11-21T08:00:00Z', null],
  ['hours of one day', noon, '2026-11-20T13:59:00Z', '2026-11-20T14:00:00Z'],
  [
    'a zone ahead of UTC, on its own day',
    { ...weekend, zone: 'Asia/Tokyo' },
    '2026-11-21T12:00:00Z',
    '2026-11-21T23:00:00Z',
  ],
  ['the day before the named one', weekend, '2026-11-20T22:00:00Z', null],
  ['the night after the named day', weekend, '2026-11-22T07:00:00Z', '2026-11-22T08:00:00Z'],
  ['the evening after the named day', weekend, '2026-11-22T22:00:00Z', null],
  ['a night in which the clocks go forward', night, '2026-03-28T22:00:00Z', '2026-03-29T07:00:00Z'],
  ['a night in which the clocks go back', night, '2026-10-24T21:00:00Z', '2026-10-25T08:00:00Z'],
  ['an end that the clocks leap over', { ...night, until: '01:30' }, '2026-03-28T23:00:00Z', '2026-03-29T01:00:00Z'],
  ['an end that comes twice', { ...night, until: '01:30' }, '2026-10-24T22:00:00Z', '2026-10-25T00:30:00Z'],
  [
    'a zone that is not a whole hour off',
    { ...night, zone: 'Asia/Kathmandu' },
    '2026-11-20T16:00:00Z',
    '2026-11-21T02:15:00Z',
  ],
  ["the contact's own zone", { ...night, zone: 'contact' }, '2026-11-20T13:00:00Z', '2026-11-20T23:00:00Z'],
])('%s', (_, hours, now, until) => {
  const found = quietUntil(hours, { timeZone: 'Asia/Tokyo' }, at(now));
  expect(found === null ? null : new Date(found).toISOString()).toBe(
    until === null ? null : new Date(until).toISOString(),
  );
});

it('always end, and never before a minute that is still quiet', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const hours = fc
    .record({
      from: time,
      until: time,
      days: fc.subarray(everyDay, { minLength: 1 }),
      zone: fc.constantFrom('Europe/Lisbon', 'contact', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC'),
    })
    .filter(({ from, until }) => from !== until);
  const contact = { timeZone: 'America/New_York' };
  let held = 0;
  fc.assert(
    fc.property(hours, fc.integer({ min: at('2026-01-01'), max: at('2027-01-01') }), (drawn, now) => {
      const until = quietUntil(drawn, contact, now);
      if (until === null) return;
      held += 1;
      expect(until).toBeGreaterThan(now);
      expect(until - now).toBeLessThanOrEqual(25 * 3_600_000);
      expect(quietUntil(drawn, contact, until)).toBeNull();
      expect(quietUntil(drawn, contact, until - 1)).toBe(until);
    }),
  );
  expect(held).toBeGreaterThan(10);
});

it.each([
  ['a zone that does not exist', { ...night, zone: 'Mars/Olympus' }],
  ['no zone', { ...night, zone: '' }],
  ['no day', { ...night, days: [] }],
  ['an hour that does not exist', { ...night, from: '24:00' }],
  ['an end that is the beginning', { ...night, until: '21:00' }],
])('refuses %s', (_, hours) => {
  expect(quietHours.safeParse(hours).success).toBe(false);
});

it('takes quiet hours as they are written', () => {
  expect(quietHours.parse(night)).toEqual(night);
});
