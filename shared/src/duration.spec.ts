import { duration, durationMs, durationText, durationUnits, lapseText, type Duration } from './duration';

it.each([
  [{ amount: 30, unit: 'seconds' }, 30_000, '30 seconds'],
  [{ amount: 1, unit: 'minutes' }, 60_000, '1 minute'],
  [{ amount: 2, unit: 'hours' }, 7_200_000, '2 hours'],
  [{ amount: 1, unit: 'days' }, 86_400_000, '1 day'],
] satisfies readonly (readonly [Duration, number, string])[])('%j', (value, ms, text) => {
  expect([durationMs(value), durationText(value)]).toEqual([ms, text]);
});

it.each([
  [{ amount: 365, unit: 'days' }, true],
  [{ amount: 366, unit: 'days' }, false],
  [{ amount: 31_536_000, unit: 'seconds' }, true],
  [{ amount: 8_761, unit: 'hours' }, false],
  [{ amount: 0, unit: 'days' }, false],
  [{ amount: -1, unit: 'days' }, false],
  [{ amount: 1.5, unit: 'hours' }, false],
  [{ amount: 1, unit: 'weeks' }, false],
  [{ amount: '1', unit: 'hours' }, false],
])('%j can be stored: %s', (value, fits) => {
  expect(duration.safeParse(value).success).toBe(fits);
});

it.each([
  [0, '0 seconds'],
  [999, '0 seconds'],
  [1_000, '1 second'],
  [86_400_000, '1 day'],
  [90_000_000, '1 day 1 hour'],
  [90_061_000, '1 day 1 hour'],
  [172_800_000 + 60_000, '2 days 1 minute'],
])('%d ms read “%s”', (ms, text) => {
  expect(lapseText(ms)).toBe(text);
});

it('says every single duration as a person entered it', () => {
  for (const unit of durationUnits) {
    const value = { amount: 7, unit } as const;
    expect(lapseText(durationMs(value))).toBe(durationText(value));
  }
});
