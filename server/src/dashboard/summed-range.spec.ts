import { buckets } from '@sendero/shared';
import fc from 'fast-check';
import { QUARTER_MS, REPLY_MS, sourcesOf } from './summed-range';

const quarter = fc.integer({ min: 0, max: 2_000 }).map((n) => n * QUARTER_MS);
const time = fc.oneof(quarter, fc.integer({ min: 0, max: 2_000 * QUARTER_MS }));
const pair = (one: fc.Arbitrary<number>) =>
  fc.tuple(one, one).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

describe('the sources of a range', () => {
  it('are every moment once, until replies count no more, and no sum that is not there', () => {
    fc.assert(
      fc.property(pair(time), fc.constantFrom(...buckets), fc.option(pair(quarter)), ([from, to], bucket, known) => {
        const { summed, counted } = sourcesOf({ from, to, bucket }, known);
        const all = [...counted, summed].filter(([a, b]) => a < b).sort(([a], [b]) => a - b);
        expect(all.reduce((at, [a, b]) => (a === at ? b : NaN), from)).toBe(to + REPLY_MS);
        if (summed[0] === summed[1]) return;
        expect(known && known[0] <= summed[0] && summed[1] <= known[1]).toBe(true);
        expect(summed.map((at) => at % QUARTER_MS)).toEqual([0, 0]);
      }),
    );
  });

  it.each([
    ['sums as far as they are there', 'day', [1, 9], [1, 9]],
    ['rows where minutes are asked for', 'minute', [1, 9], [0, 0]],
    ['rows where nothing is summed up', 'day', null, [0, 0]],
  ] as const)('are %s', (_, bucket, known, expected) => {
    const hours = (n: number) => n * 4 * QUARTER_MS;
    const { summed } = sourcesOf({ from: 0, to: hours(10), bucket }, known && [hours(known[0]), hours(known[1])]);
    expect(summed).toEqual(expected.map(hours));
  });
});
