import fc from 'fast-check';
import { dateStarts, type DateRule } from './date-starts';

const rule: DateRule = { time: '09:00', keepsOwnTime: false, shift: null, yearly: false };
const all = { after: -Infinity, until: Infinity };
const at = (text: string) => Date.parse(text);
const in2027 = { after: at('2026-12-31T12:00Z'), until: at('2027-12-31T12:00Z') };
const days = (amount: number, direction: 'before' | 'after') => ({ amount, unit: 'days' as const, direction });

describe('dateStarts (CTN-14)', () => {
  it.each<[string, unknown, Partial<DateRule>, string, readonly [string, string][]]>([
    ['on a day', '2026-12-24', {}, 'Europe/Lisbon', [['2026-12-24', '2026-12-24T09:00Z']]],
    ['where the contact is', '2026-12-24', {}, 'Asia/Tokyo', [['2026-12-24', '2026-12-24T00:00Z']]],
    ['a day before', '2026-12-24', { shift: days(1, 'before') }, 'UTC', [['2026-12-24', '2026-12-23T09:00Z']]],
    [
      'hours after',
      '2026-12-24',
      { shift: { amount: 30, unit: 'hours', direction: 'after' } },
      'UTC',
      [['2026-12-24', '2026-12-25T15:00Z']],
    ],
    ['at the time of day that is wished', '2026-12-24T18:00', {}, 'UTC', [['2026-12-24', '2026-12-24T09:00Z']]],
    ['at its own time', '2026-12-24T18:00', { keepsOwnTime: true }, 'UTC', [['2026-12-24', '2026-12-24T18:00Z']]],
    [
      'a date without a time of its own',
      '2026-12-24',
      { keepsOwnTime: true },
      'UTC',
      [['2026-12-24', '2026-12-24T09:00Z']],
    ],
    [
      'a moment is a day where the contact is',
      '2026-12-24T23:30:00Z',
      {},
      'Asia/Tokyo',
      [['2026-12-25', '2026-12-25T00:00Z']],
    ],
    [
      'a day when clocks leap over the time',
      '2027-03-28',
      { time: '01:30' },
      'Europe/Lisbon',
      [['2027-03-28', '2027-03-28T01:30Z']],
    ],
    [
      'a day before, over the change of clocks',
      '2027-03-28',
      { shift: days(1, 'before') },
      'Europe/Berlin',
      [['2027-03-28', '2027-03-27T08:00Z']],
    ],
    ['midnight in UTC is a day', '2026-12-24T00:00:00.000Z', {}, 'America/Lima', [['2026-12-24', '2026-12-24T14:00Z']]],
    ['no date', 'soon', {}, 'UTC', []],
    ['a day that is not', '2026-02-30', {}, 'UTC', []],
    ['nothing', undefined, {}, 'UTC', []],
    ['a number', 20261224, {}, 'UTC', []],
  ])('%s', (_, value, over, zone, expected) => {
    expect(dateStarts(value as never, { ...rule, ...over }, zone, all)).toEqual(
      expected.map(([day, dueAt]) => ({ day, dueAt: at(dueAt) })),
    );
  });

  it.each<[string, string, Partial<DateRule>, readonly [string, string][]]>([
    ['a birthday', '1990-05-04', {}, [['2027-05-04', '2027-05-04T09:00Z']]],
    ['on 29 February', '1992-02-29', {}, [['2027-02-28', '2027-02-28T09:00Z']]],
    ['shifted into the year before', '1990-01-01', { shift: days(3, 'before') }, [['2028-01-01', '2027-12-29T09:00Z']]],
    ['shifted by more than a year', '2000-06-01', { shift: days(400, 'after') }, [['2026-06-01', '2027-07-06T09:00Z']]],
    ['first in its own year', '2027-05-04', {}, [['2027-05-04', '2027-05-04T09:00Z']]],
    ['not before its own year', '2028-05-04', {}, []],
  ])('every year, %s', (_, value, over, expected) => {
    expect(dateStarts(value, { ...rule, yearly: true, ...over }, 'UTC', in2027)).toEqual(
      expected.map(([day, dueAt]) => ({ day, dueAt: at(dueAt) })),
    );
  });

  it('29 February is itself in a leap year', () => {
    const time = { after: at('2028-01-01T00:00Z'), until: at('2028-12-31T00:00Z') };
    expect(dateStarts('1992-02-29', { ...rule, yearly: true }, 'UTC', time)).toEqual([
      { day: '2028-02-29', dueAt: at('2028-02-29T09:00Z') },
    ]);
  });

  it('says the same of a stretch as of its parts, and every year once', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Lisbon', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kolkata');
    const shifts = fc.option(
      fc.record({
        amount: fc.integer({ min: 1, max: 800 }),
        unit: fc.constantFrom('hours' as const, 'days' as const),
        direction: fc.constantFrom('before' as const, 'after' as const),
      }),
    );
    const values = fc.date({ min: new Date('1950-01-01'), max: new Date('2026-01-01'), noInvalidDate: true });
    const from = at('2026-06-01T00:00Z');
    fc.assert(
      fc.property(values, shifts, zones, fc.integer({ min: 1, max: 1460 }), (value, shift, zone, part) => {
        const birthday = { ...rule, shift, yearly: true };
        const text = value.toISOString().slice(0, 10);
        const until = from + 1461 * 86_400_000;
        const middle = from + part * 86_400_000;
        const whole = dateStarts(text, birthday, zone, { after: from, until });
        const parts = [
          ...dateStarts(text, birthday, zone, { after: from, until: middle }),
          ...dateStarts(text, birthday, zone, { after: middle, until }),
        ];
        expect(parts).toEqual(whole);
        expect(new Set(whole.map(({ day }) => day.slice(0, 4))).size).toBe(whole.length);
        expect(whole.length).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
