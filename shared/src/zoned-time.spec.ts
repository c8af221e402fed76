import { localOfMoment, localTime, momentOfLocal, readDate, shifted, zoneChoice, type Shift } from './zoned-time';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

it.each([
  ['in a zone', '2026-12-24T18:00', 'Europe/Berlin', '2026-12-24T17:00:00.000Z'],
  [
    'that clocks leap over counts by the clocks before',
    '2026-03-29T01:30',
    'Europe/Lisbon',
    '2026-03-29T01:30:00.000Z',
  ],
  ['that comes twice is the first one', '2026-10-25T01:30', 'Europe/Lisbon', '2026-10-25T00:30:00.000Z'],
])('a date and time %s', (_, local, zone, moment) => {
  expect(iso(momentOfLocal(local, zone))).toBe(moment);
});

it('a moment shows as the clocks of a zone show it', () => {
  expect(localOfMoment(Date.parse('2026-12-24T17:00:42Z'), 'Asia/Kathmandu')).toBe('2026-12-24T22:45');
});

it.each([
  ['a date', '2026-12-24', '2026-12-24T08:00:00.000Z'],
  ['a date and time', '2026-12-24T18:30', '2026-12-24T17:30:00.000Z'],
  ['a date and time, with a blank between and seconds', ' 2026-12-24 18:30:05 ', '2026-12-24T17:30:05.000Z'],
  ['a moment in UTC', '2026-12-24T18:30:00.250Z', '2026-12-24T18:30:00.250Z'],
  ['a moment with an offset', '2026-12-24T18:30+05:30', '2026-12-24T13:00:00.000Z'],
  ['a day that does not exist', '2026-02-30', null],
  ['an hour that does not exist', '2026-02-20T25:00Z', null],
  ['a date as people write it', '24/12/2026', null],
  ['a number', 1_795_176_000_000, null],
  ['something else', { year: 2026 }, null],
  ['nothing', undefined, null],
])('an attribute that holds %s', (_, value, moment) => {
  expect(iso(readDate(value, 'Europe/Berlin', '09:00'))).toBe(moment);
});

it.each<[string, Shift, string]>([
  ['days of the calendar', { amount: 1, unit: 'days', direction: 'after' }, '2026-03-29T11:00:00.000Z'],
  ['hours of the clock', { amount: 24, unit: 'hours', direction: 'after' }, '2026-03-29T12:00:00.000Z'],
  ['back in time', { amount: 2, unit: 'days', direction: 'before' }, '2026-03-26T12:00:00.000Z'],
])('is shifted by %s', (_, shift, moment) => {
  expect(iso(shifted(Date.parse('2026-03-28T12:00Z'), shift, 'Europe/Lisbon'))).toBe(moment);
});

it.each([
  [localTime, '2026-12-24T18:00', true],
  [localTime, '2026-02-30T18:00', false],
  [localTime, '2026-12-24', false],
  [zoneChoice, 'contact', true],
  [zoneChoice, 'Europe/Lisbon', true],
  [zoneChoice, 'Lisbon', false],
])('what can be stored: %#', (schema, text, fits) => {
  expect(schema.safeParse(text).success).toBe(fits);
});
