import { businessHours, closedSince, isOpenForBusiness, type BusinessHours } from './business-hours';

const zone = 'Europe/Lisbon';
const weekdays: BusinessHours['hours'][number] = {
  days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
  from: '09:00',
  until: '18:00',
};
const saturday: BusinessHours['hours'][number] = { days: ['Sat'], from: '22:00', until: '02:00' };
const sunday: BusinessHours['hours'][number] = { days: ['Sun'], from: '12:00', until: '12:00' };
const set: BusinessHours = { zone, hours: [weekdays, saturday] };

it.each<[string, BusinessHours | null, boolean]>([
  ['2026-11-20T08:59:59Z', set, false],
  ['2026-11-20T09:00:00Z', set, true],
  ['2026-11-20T17:59:59Z', set, true],
  ['2026-11-20T18:00:00Z', set, false],
  // Summer time in Lisbon is an hour ahead of UTC.
  ['2026-07-17T08:00:00Z', set, true],
  ['2026-07-17T17:00:00Z', set, false],
  // Over midnight into a day that is not named.
  ['2026-11-22T01:59:00Z', set, true],
  ['2026-11-22T02:00:00Z', set, false],
  // From noon to noon is a whole day.
  ['2026-11-22T12:00:00Z', { zone, hours: [sunday] }, true],
  ['2026-11-23T11:59:00Z', { zone, hours: [sunday] }, true],
  ['2026-11-23T12:00:00Z', { zone, hours: [sunday] }, false],
  ['2026-11-22T03:00:00Z', null, true],
])('at %s it is open or not (WEB-45)', (at, hours, open) => {
  expect(isOpenForBusiness(hours, Date.parse(at))).toBe(open);
});

it.each<[string, object]>([
  ['without hours', { zone, hours: [] }],
  ['without days', { zone, hours: [{ ...weekdays, days: [] }] }],
  ['in an unknown zone', { zone: 'Mars', hours: [weekdays] }],
  ['at an impossible time', { zone, hours: [{ ...weekdays, from: '25:00' }] }],
])('business hours can not be kept %s', (_, hours) => {
  expect(businessHours.safeParse(hours).success).toBe(false);
});

describe('closedSince', () => {
  it.each<[string, BusinessHours, string | null]>([
    ['2026-11-20T10:00:00Z', set, null],
    ['2026-11-20T18:00:00Z', set, '2026-11-20T18:00:00Z'],
    ['2026-11-20T23:30:00Z', set, '2026-11-20T18:00:00Z'],
    // The same time of being closed on the next day, until it opens.
    ['2026-11-21T21:59:59Z', set, '2026-11-20T18:00:00Z'],
    ['2026-11-21T22:00:00Z', set, null],
    // Over midnight.
    ['2026-11-22T12:00:00Z', set, '2026-11-22T02:00:00Z'],
    ['2026-11-23T08:59:59Z', set, '2026-11-22T02:00:00Z'],
    // Where one stretch ends within another, it goes on.
    ['2026-11-20T13:30:00Z', { zone, hours: [weekdays, { days: ['Fri'], from: '08:00', until: '12:00' }] }, null],
    [
      '2026-11-20T19:00:00Z',
      { zone, hours: [weekdays, { days: ['Fri'], from: '08:00', until: '12:00' }] },
      '2026-11-20T18:00:00Z',
    ],
    // Closed for the rest of the week.
    ['2026-11-29T11:59:00Z', { zone, hours: [sunday] }, '2026-11-23T12:00:00Z'],
  ])('at %s', (at, hours, since) => {
    expect(closedSince(hours, Date.parse(at))).toBe(since === null ? null : Date.parse(since));
  });
});
