import { journeyDocument, nodeId, type RunState } from '@sendero/shared';
import { compile } from './compile';
import { needsTimer } from './needs-timer';

const cases = [{ id: 'yes', title: 'Yes', match: { type: 'keyword', how: 'exact', words: ['yes'] } }];
const hour = { amount: 1, unit: 'hours' };
const journey = compile(
  journeyDocument.parse({
    schema: 1,
    nodes: [
      { id: 'pause', type: 'wait', config: { duration: hour } },
      { id: 'timed', type: 'receive', config: { cases, saveAs: '', timeout: hour } },
      { id: 'endless', type: 'receive', config: { cases, saveAs: '', timeout: null } },
      { id: 'ask', type: 'send', config: { message: { type: 'text', text: 'Hi' }, template: null } },
      { id: 'sorry', type: 'end', config: { reason: '' } },
    ].map((node) => ({ title: '', position: { x: 0, y: 0 }, ...node })),
    edges: [{ from: 'ask', output: 'failed', to: 'sorry' }],
    settings: {},
  }),
);

it.each([
  ['pause', '', 'active', true],
  ['timed', '', 'active', true],
  ['endless', '', 'active', false],
  ['ask', 'waiting', 'active', false],
  ['ask', 'accepted', 'active', true],
  ['pause', '', 'ended', false],
  ['gone', '', 'active', false],
] as const)('a run at %s %s that is %s needs a timer: %s (issue 3, point 13)', (node, phase, status, needed) => {
  expect(needsTimer(journey, { node: nodeId.parse(node), phase, status } as RunState)).toBe(needed);
});
