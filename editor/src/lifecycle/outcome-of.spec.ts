import { nodeId, type Impact } from '@sendero/shared';
import { outcomeOf } from './outcome-of';

const [ask, gone, other] = ['ask', 'gone', 'other'].map((id) => nodeId.parse(id));
if (!ask || !gone || !other) throw new Error('There are three');
const line = { versionNumber: 1, title: '' };
const impact: Impact = {
  total: 12,
  unchanged: 4,
  changed: 3,
  removed: 5,
  nodes: [
    { ...line, node: other, runs: 4, fate: 'unchanged' },
    { ...line, node: ask, runs: 3, fate: 'changed' },
    { ...line, node: gone, runs: 5, fate: 'removed' },
  ],
};

it.each([
  [{ type: 'stay' } as const, { stay: 12, keep: 0, enter: 0, exit: 0 }],
  [{ type: 'exit' } as const, { stay: 0, keep: 0, enter: 0, exit: 12 }],
  [{ type: 'move', nodes: {} } as const, { stay: 5, keep: 4, enter: 3, exit: 0 }],
  [{ type: 'move', nodes: { [gone]: ask } } as const, { stay: 0, keep: 4, enter: 8, exit: 0 }],
  [{ type: 'move', nodes: { [gone]: null } } as const, { stay: 0, keep: 4, enter: 3, exit: 5 }],
])('%j comes to %j, and nobody is forgotten', (choice, outcome) => {
  expect(outcomeOf(impact, choice)).toEqual(outcome);
  expect(Object.values(outcomeOf(impact, choice)).reduce((sum, n) => sum + n, 0)).toBe(impact.total);
});
