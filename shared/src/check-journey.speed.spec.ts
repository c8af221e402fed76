import { checkJourney } from './check-journey';
import { nodeId } from './ids';
import { journeyDocument, type JourneyDocument } from './journey';

/** Far above what a quiet machine needs (10 to 30 ms), far below what an algorithm that explodes would take. */
const LIMIT_MS = 1_000;
const SIZE = 500;

const trigger = { type: 'trigger.message', config: { match: { type: 'any' } } };
const end = { type: 'end', config: {} };
const pause = { type: 'wait', config: { type: 'duration', duration: { amount: 1, unit: 'seconds' } } };
const vip = {
  type: 'branch',
  config: {
    cases: [
      {
        id: 'vip',
        title: 'VIP',
        when: { match: 'all', conditions: [{ subject: 'tag', is: 'present', value: 'vip' }] },
      },
    ],
  },
};
const ask = (variable: string) => ({
  type: 'receive',
  config: { cases: [], saveAs: variable, timeout: { amount: 1, unit: 'minutes' } },
});
const say = (text: string) => ({ type: 'send', config: { message: { type: 'text', text }, template: null } });

type Way = readonly [from: number, output: string, to: number];

it.each([
  ['questions that each set a variable, with two ways from each to the next', questions()],
  ['forks whose longer side waits', forks(() => null)],
  ['loops back to all kinds of earlier steps', forks((step, turn) => 1 + ((turn * 7_919) % step))],
])(`checks ${SIZE} steps without keeping a person waiting: %s`, (_shape, journey) => {
  const took = [1, 2, 3].map(() => {
    const before = performance.now();
    checkJourney(journey, { templates: [] });
    return performance.now() - before;
  });
  expect(journey.nodes).toHaveLength(SIZE);
  expect(Math.min(...took)).toBeLessThan(LIMIT_MS);
});

function questions(): JourneyDocument {
  const steps: object[] = [trigger];
  const ways: Way[] = [[0, 'next', 1]];
  for (let at = 1; at < SIZE - 1; at += 2) {
    steps.push(ask(`v${at}`), say(`{{ variables.v${at} }}`));
    ways.push([at, 'other', at + 1], [at, 'timeout', at + 1], [at + 1, 'sent', at + 2]);
  }
  return drawn([...steps, end], ways);
}

/** Each fork may wait first; with `back` its wait leads to an earlier step instead. */
function forks(back: (step: number, turn: number) => number | null): JourneyDocument {
  const steps: object[] = [trigger];
  const ways: Way[] = [[0, 'next', 1]];
  for (let at = 1; at < SIZE - 3; at += 3) {
    steps.push(vip, pause, say('{{ variables.size }}'));
    ways.push([at, 'vip', at + 1], [at, 'else', at + 2], [at + 2, 'sent', at + 3]);
    ways.push([at + 1, 'next', back(at, steps.length) ?? at + 2]);
  }
  return drawn([...steps, ...Array.from({ length: SIZE - steps.length }, () => end)], ways);
}

function drawn(steps: readonly object[], ways: readonly Way[]): JourneyDocument {
  const id = (place: number) => nodeId.parse(`n${place}`);
  return journeyDocument.parse({
    schema: 1,
    nodes: steps.map((step, place) => ({ ...step, id: id(place), position: { x: 0, y: 0 } })),
    edges: ways.map(([from, output, to]) => ({ from: id(from), output, to: id(to) })),
  });
}
