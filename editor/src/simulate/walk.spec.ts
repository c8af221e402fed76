import { nodeId, type RunState, type Visit } from '@sendero/shared';
import type { Happening } from '@sendero/engine';
import { walkOf } from './walk';

const node = (id: string) => nodeId.parse(id);
const visit = (id: string, output: string | null) => ({ node: node(id), output }) as Visit;
const state = { node: node('ask'), status: 'active' } as RunState;
const happening = (run: number, visits: readonly Visit[], entered: readonly string[]): Happening => ({
  at: 0,
  what: { type: 'timerDue' },
  run,
  told: null,
  visits,
  entered: entered.map(node),
  state,
});

it('draws the way of the current run only, and what the last step took', () => {
  const log = [
    happening(1, [visit('start', 'next')], ['start', 'old']),
    happening(2, [visit('start', 'next'), visit('hello', 'sent')], ['start', 'hello', 'ask']),
    happening(2, [visit('ask', 'other'), visit('hello', 'sent')], ['hello', 'ask']),
  ];
  const walk = walkOf({ run: state, runs: 2, log });
  expect(Object.fromEntries(walk.entered)).toEqual({ start: 1, hello: 2, ask: 2 });
  expect(Object.fromEntries(walk.taken)).toEqual({ 'start:next': 1, 'hello:sent': 2, 'ask:other': 1 });
  expect([...walk.fresh]).toEqual(['ask:other', 'hello:sent']);
  expect([walk.at, walk.status]).toEqual(['ask', 'active']);
});
