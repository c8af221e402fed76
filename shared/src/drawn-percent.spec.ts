import fc from 'fast-check';
import { drawnPercent } from './drawn-percent';

/** Seeds as the server gives them: ids that begin with the time, so that those of one moment are much alike. */
const seeds = Array.from(
  { length: 20_000 },
  (_, n) => `019ab3c4-${(n >> 8).toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`,
);

/** Pearson's measure of how far counts are from being equal. */
function unevenness(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function tally(values: readonly number[], size: number): readonly number[] {
  const counts = Array.from({ length: size }, () => 0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

it('is a whole number from 0 to 99, the same every time', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (seed, name) => {
      const drawn = drawnPercent(seed, name);
      expect(Number.isInteger(drawn) && drawn >= 0 && drawn < 100).toBe(true);
      expect(drawnPercent(seed, name)).toBe(drawn);
    }),
  );
});

it('stays what it was in the versions before: nobody may change sides by an upgrade', () => {
  expect(['a', 'b', 'c', 'd'].map((name) => drawnPercent('019ab3c4-0000-7000-8000-000000000000', name))).toEqual([
    12, 65, 95, 4,
  ]);
});

it.each(['n1', 'nabcdefgh', 'holdout'])('falls on every percent equally often for %s', (name) => {
  // With 99 degrees of freedom, a fair draw is above 160 less than once in 10,000 times.
  expect(
    unevenness(
      tally(
        seeds.map((seed) => drawnPercent(seed, name)),
        100,
      ),
    ),
  ).toBeLessThan(160);
});

it('draws for one name without regard to another', () => {
  const pairs = seeds.map(
    (seed) => Math.floor(drawnPercent(seed, 'n1') / 10) * 10 + Math.floor(drawnPercent(seed, 'n2') / 10),
  );
  expect(unevenness(tally(pairs, 100))).toBeLessThan(160);
});
