import * as fc from 'fast-check';
import { edgeWidth, heatLevel } from './heat-level';

describe('the heat of a step', () => {
  it.each([
    [0, 0, 0],
    [0, 10, 0],
    [1, 1_000, 1],
    [2, 10, 1],
    [3, 10, 2],
    [6, 10, 3],
    [8, 10, 4],
    [9, 10, 5],
    [10, 10, 5],
  ])('%d of %d is %d', (runs, started, level) => {
    expect(heatLevel(runs, started)).toBe(level);
  });

  it('never falls, and no connection gets thinner, when more come', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(1_000), fc.integer({ min: 1, max: 1_000 }), (a, b, started) => {
        const [fewer, more] = [Math.min(a, b, started), Math.min(Math.max(a, b), started)];
        expect(heatLevel(fewer, started)).toBeLessThanOrEqual(heatLevel(more, started));
        expect(edgeWidth(fewer, started)).toBeLessThanOrEqual(edgeWidth(more, started));
      }),
    );
  });

  it('is drawn no wider than all of them are', () => {
    expect([edgeWidth(0, 0), edgeWidth(0, 5), edgeWidth(5, 5)]).toEqual([2, 2, 12]);
  });
});
