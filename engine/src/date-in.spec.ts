import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { datesIn, daysAfter } from './date-in';

interface Row {
  readonly text: string;
  readonly monthFirst?: boolean;
  readonly dates: readonly string[];
}

/** All of them are read on Friday, 20 November 2026. */
const TODAY = '2026-11-20';
const rows: Readonly<Record<string, readonly Row[]>> = JSON.parse(
  readFileSync(join(__dirname, '../testdata/answers/dates.json'), 'utf8'),
);

describe.each(Object.entries(rows))('%s', (_, cases) => {
  it.each(cases)('$text', ({ text, monthFirst = false, dates }) => {
    expect(datesIn(text, { today: TODAY, monthFirst })).toEqual(dates);
  });
});

const day = fc.integer({ min: -20_000, max: 20_000 }).map((days) => daysAfter(TODAY, days));

it('reads every day of 100 years in each way of writing all of it', () => {
  fc.assert(
    fc.property(day, day, (date, today) => {
      const [year, month, dayOfMonth] = date.split('-');
      const read = (text: string, monthFirst = false) => datesIn(text, { today, monthFirst });
      expect(read(date)).toEqual([date]);
      expect(read(`${dayOfMonth}.${month}.${year}`)).toEqual([date]);
      expect(read(`${month}/${dayOfMonth}/${year}`, true)).toEqual([date]);
    }),
  );
});

it('what leaves the year open is read as the nearest such day ahead first', () => {
  fc.assert(
    fc.property(day, day, (date, today) => {
      const [, month, dayOfMonth] = date.split('-');
      const [next, last] = datesIn(`${dayOfMonth}/${month}`, { today, monthFirst: false });
      expect(next !== undefined && next >= today && next.slice(5) === date.slice(5)).toBe(true);
      expect(last !== undefined && last < today && last.slice(5) === date.slice(5)).toBe(true);
    }),
  );
});

it('any text can be asked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const date of datesIn(text, { today: TODAY, monthFirst: false })) expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    }),
  );
});
