import fc from 'fast-check';
import { liftOf, type Share } from './lift';

/** The examples of Newcombe's paper, method 10. */
it.each([
  [56, 70, 48, 80, 0.2, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.6, 0.1705, 0.809],
  [10, 10, 0, 20, 1, 0.6791, 1],
  [0, 10, 0, 20, 0, -0.1611, 0.2775],
])(
  '%d of %d against %d of %d differ by %d, between %d and %d',
  (reached, started, other, of, difference, low, high) => {
    const lift = liftOf({ started, reached }, { started: of, reached: other });
    expect(lift?.difference).toBeCloseTo(difference, 10);
    expect([lift?.low, lift?.high].map((bound) => Math.round((bound ?? 0) * 1e4) / 1e4)).toEqual([low, high]);
    expect(lift?.isClear).toBe(low > 0);
  },
);

it('a lift is relative to a rate that is not 0, and there is none against an empty group', () => {
  expect(liftOf({ started: 100, reached: 12 }, { started: 100, reached: 8 })?.relative).toBeCloseTo(0.5, 10);
  expect(liftOf({ started: 100, reached: 12 }, { started: 100, reached: 0 })?.relative).toBeNull();
  expect(liftOf({ started: 100, reached: 12 }, { started: 0, reached: 0 })).toBeNull();
});

const share = fc
  .integer({ min: 1, max: 100_000 })
  .chain((started) => fc.record({ started: fc.constant(started), reached: fc.integer({ min: 0, max: started }) }));

it('the interval holds the difference and turns round with the groups', () => {
  fc.assert(
    fc.property(share, share, (a: Share, b: Share) => {
      const [lift, back] = [liftOf(a, b), liftOf(b, a)];
      if (!lift || !back) throw new Error('Neither group is empty');
      expect(lift.low).toBeLessThanOrEqual(lift.difference + 1e-12);
      expect(lift.high).toBeGreaterThanOrEqual(lift.difference - 1e-12);
      expect(lift.low).toBeCloseTo(-back.high, 10);
      expect([lift.low >= -1 - 1e-9, lift.high <= 1 + 1e-9]).toEqual([true, true]);
    }),
  );
});
