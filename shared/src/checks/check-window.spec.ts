import { sentence } from '../problems';
import type { JourneyNode } from '../journey';
import { nodeId, type OutputId } from '../ids';
import { PASSES_AT_ONCE } from '../nodes/define-node';
import { checkWindow } from './check-window';
import { windowArrivals } from './window-arrivals';
import type { JourneyGraph, Step, Way } from './journey-graph';

/** Node types that the registry does not have yet, by their traits alone. */
const starts = { ...PASSES_AT_ONCE, start: true };
const sends = {
  ...PASSES_AT_ONCE,
  sends: () => ({ session: true, template: null, waitsForWindow: false, sent: 'sent', blocked: 'blocked' }),
};
const reopens = { ...PASSES_AT_ONCE, waits: true, opensWindow: () => ['next'] };

describe('a trigger that is no message of the contact', () => {
  it('may find the window open or closed', () => {
    const problems = checked(chain({ Birthday: starts, Greet: sends }));
    const after = '“Birthday” starts without a message from the contact';
    expect(problems).toEqual([
      {
        code: 'send.window_maybe_closed',
        severity: 'error',
        message: sentence('send.window_maybe_closed', { title: 'Greet', after }),
        node: 'Greet',
        path: ['Birthday', 'Greet'],
      },
    ]);
  });

  it('is no matter once the contact has answered', () => {
    expect(checked(chain({ Birthday: starts, Ask: reopens, Greet: sends }))).toEqual([]);
  });
});

function checked(graph: JourneyGraph) {
  return checkWindow(graph, windowArrivals(graph, { quietHours: null }));
}

function chain(
  types: Readonly<Record<string, typeof PASSES_AT_ONCE | typeof starts | typeof sends | typeof reopens>>,
): JourneyGraph {
  const output = { id: 'next' satisfies OutputId, label: 'Next', required: true };
  const steps = Object.entries(types).map(([name, traits], index) => {
    const id = nodeId.parse(name);
    const node: JourneyNode = { id, type: 'end', title: name, position: { x: 0, y: 0 }, config: { reason: '' } };
    return { id, index, title: name, node, outputs: [output], traits, waysOut: new Array<Way>() };
  });
  steps.forEach((from, index) => {
    const to = steps[index + 1];
    if (to) from.waysOut.push({ from, output, to });
  });
  const all: readonly Step[] = steps;
  return { steps: all, starts: all.filter(({ traits }) => traits.start), reachable: new Set(all), brokenEdges: [] };
}
