import fc from 'fast-check';
import { nodeId } from '@sendero/shared';
import { aJourney, says, someFacts } from '../../testing/domain';
import { compile, enter, type Journey } from '../index';

const RUNS = 2_000;

/** Whole percents that add up to 100. */
const shares = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 5 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 100])
  .map((cuts) => cuts.slice(1).map((cut, index) => cut - (cuts[index] ?? 0)));

function splitJourney(percents: readonly number[]): Journey {
  const variants = percents.map((percent, index) => ({ id: `v${index}`, title: `V${index}`, percent }));
  return compile(
    aJourney(
      [
        ['start', 'trigger.message', { match: { type: 'any' } }],
        ['test', 'split', { variants }],
      ],
      ['start.next > test'],
    ),
  );
}

function outputFor(journey: Journey, run: number): string | null {
  const begun = { trigger: nodeId.parse('start'), event: says('hi'), seed: `run-${run}` };
  return enter(journey, begun, someFacts()).visits.at(-1)?.output ?? null;
}

it('every variant gets its share of the runs, within what chance allows', () => {
  fc.assert(
    fc.property(shares, (percents) => {
      const journey = splitJourney(percents);
      const taken = Array.from({ length: RUNS }, (_, run) => outputFor(journey, run));
      percents.forEach((percent, index) => {
        const expected = (RUNS * percent) / 100;
        const deviation = Math.sqrt(expected * (1 - percent / 100));
        const count = taken.filter((output) => output === `v${index}`).length;
        expect(Math.abs(count - expected)).toBeLessThanOrEqual(5 * deviation + 1);
      });
    }),
    { numRuns: 8 },
  );
});

it('widening a share moves nobody who was in it out of it', () => {
  const [before, after] = [splitJourney([30, 70]), splitJourney([45, 55])];
  const runs = Array.from({ length: RUNS }, (_, run) => run);
  const first = (journey: Journey) => runs.filter((run) => outputFor(journey, run) === 'v0');
  expect(first(after)).toEqual(expect.arrayContaining(first(before)));
});
