import { diffJourneys, journeyDocument } from '@sendero/shared';
import { diffLines } from './diff-lines';

const position = { x: 0, y: 0 };
const nodes = [
  { id: 'start', type: 'trigger.message', title: 'Hello', position, config: { match: { type: 'any' } } },
  { id: 'pause', type: 'wait', title: 'Pause', position, config: { duration: { amount: 1, unit: 'days' } } },
  { id: 'end', type: 'end', title: 'End', position, config: { reason: '' } },
];
const before = journeyDocument.parse({
  schema: 1,
  nodes,
  edges: [
    { from: 'start', output: 'next', to: 'pause' },
    { from: 'pause', output: 'next', to: 'end' },
  ],
});
const after = journeyDocument.parse({
  schema: 1,
  nodes: [
    nodes[0],
    { ...nodes[1], config: { duration: { amount: 2, unit: 'days' } } },
    { ...nodes[2], position: { x: 500, y: 0 } },
    { id: 'new', type: 'end', title: 'Other end', position, config: { reason: '' } },
  ],
  edges: [
    { from: 'start', output: 'next', to: 'pause' },
    { from: 'pause', output: 'next', to: 'new' },
  ],
  settings: { priority: 7 },
});

it('says in words what differs, and which step each line is about (issue 3, point 6)', () => {
  const lines = diffLines(diffJourneys(before, after), before, after);
  expect(lines.map(({ kind, text, node }) => `${kind} ${text} (${node ?? 'no step'})`)).toEqual([
    'added Step “Other end” (new)',
    'changed Step “Pause”: duration amount (pause)',
    'added “Pause” → “Other end” by “Next” (pause)',
    'removed “Pause” → “End” by “Next” (pause)',
    'changed Setting “Priority” (no step)',
    'moved Step “End” lies elsewhere (end)',
  ]);
});

it('has nothing to say about a journey and itself', () => {
  expect(diffLines(diffJourneys(before, before), before, before)).toEqual([]);
});
