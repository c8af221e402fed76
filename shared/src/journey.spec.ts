import {
  EMPTY_JOURNEY,
  definitionOf,
  fullTitleOf,
  journeyDocument,
  outputsOf,
  storedJourney,
  targetOf,
  titleOf,
} from './journey';
import { DEFAULT_SETTINGS } from './journey-settings';
import { nodes, type NodeType } from './nodes';

const types = Object.keys(nodes) as readonly NodeType[];
const place = { position: { x: 0, y: 0 } };
const trigger = { id: 'n1', type: 'trigger.message', title: '', ...place, config: { match: { type: 'any' } } };
const end = { id: 'n2', type: 'end', title: 'Bye', ...place, config: { reason: '' } };
const edge = { from: 'n1', output: 'next', to: 'n2' };

it('reads back what it wrote', () => {
  const journey = journeyDocument.parse({ schema: 1, nodes: [trigger, end], edges: [edge] });
  expect(journeyDocument.parse(JSON.parse(JSON.stringify(journey)))).toEqual(journey);
});

it('takes a journey that is only begun', () => {
  expect(journeyDocument.parse(EMPTY_JOURNEY)).toEqual(EMPTY_JOURNEY);
});

it('gives a journey from before there were settings those that change nothing', () => {
  const { settings } = journeyDocument.parse({ schema: 1, nodes: [], edges: [] });
  expect(settings).toEqual({
    reentry: { type: 'afterEnd' },
    exits: [],
    runKey: '',
    priority: 0,
    schedule: { from: null, until: null },
    quietHours: null,
    frequencyCap: null,
    goal: null,
    controlGroup: 0,
  });
  expect(settings).toEqual(DEFAULT_SETTINGS);
});

it('fills in settings that were added after a journey was stored', () => {
  const old = JSON.parse('{ "schema": 1, "nodes": [], "edges": [], "settings": { "priority": 3 } }');
  expect(storedJourney(old)).toEqual({ ...EMPTY_JOURNEY, settings: { ...DEFAULT_SETTINGS, priority: 3 } });
  expect(storedJourney(JSON.parse('{ "schema": 1, "nodes": [], "edges": [] }'))).toEqual(EMPTY_JOURNEY);
});

it('reads a wait from before there were several kinds of it', () => {
  const config = { duration: { amount: 2, unit: 'hours' } };
  const stored = { schema: 1, nodes: [{ id: 'a', type: 'wait', ...place, config }], edges: [] };
  const now = { type: 'duration', ...config };
  expect(journeyDocument.parse(stored).nodes[0]?.config).toEqual(now);
  expect(storedJourney(JSON.parse(JSON.stringify(stored))).nodes[0]?.config).toEqual(now);
});

it('fills in what a step may leave out', () => {
  const [node] = journeyDocument.parse({
    schema: 1,
    nodes: [{ id: 'a', type: 'send', ...place, config: { message: { type: 'text', text: 'Hi' }, template: null } }],
    edges: [],
  }).nodes;
  expect(node).toEqual({
    id: 'a',
    type: 'send',
    title: '',
    ...place,
    config: {
      message: { type: 'text', text: 'Hi', previewUrl: false },
      template: null,
      whenClosed: { type: 'leave' },
    },
  });
});

describe.each(types)('%s', (type) => {
  const fresh = { id: 'a', type, ...place, config: definitionOf(type).initial };

  it('can be stored as it is dropped on the canvas', () => {
    expect(journeyDocument.parse({ schema: 1, nodes: [fresh], edges: [] }).nodes).toMatchObject([fresh]);
  });

  it('names each of its outputs once', () => {
    const outputs = definitionOf(type).outputs(definitionOf(type).initial);
    expect(new Set(outputs.map(({ id }) => id)).size).toBe(outputs.length);
  });

  it('has traits that only speak of its own outputs', () => {
    const { initial, outputs, traits } = definitionOf(type);
    const spoken = [
      ...traits.opensWindow(initial),
      ...Object.keys({ ...traits.passes(initial), ...traits.tellsWindow(initial), ...traits.setsVariables(initial) }),
      ...(traits.sends(initial) ? [traits.sends(initial)?.blocked] : []),
    ];
    expect(outputs(initial).map(({ id }) => id)).toEqual(expect.arrayContaining(spoken));
  });
});

it.each([
  ['another schema', { schema: 2, nodes: [], edges: [] }, []],
  ['an unknown type', { schema: 1, nodes: [{ ...end, type: 'teleport' }], edges: [] }, ['nodes.0.type']],
  ['two nodes with one id', { schema: 1, nodes: [end, { ...end, title: 'x' }], edges: [] }, ['nodes.1.id']],
  ['an id with a space', { schema: 1, nodes: [{ ...end, id: 'a b' }], edges: [] }, ['nodes.0.id']],
  ['a title that is too long', { schema: 1, nodes: [{ ...end, title: 'x'.repeat(81) }], edges: [] }, ['nodes.0.title']],
  [
    'the configuration of another type',
    { schema: 1, nodes: [trigger, { ...end, type: 'wait' }], edges: [] },
    ['nodes.1.config.type'],
  ],
  [
    'an output that a case takes from its node',
    {
      schema: 1,
      nodes: [
        {
          ...end,
          type: 'receive',
          config: { cases: [{ id: 'timeout', title: 'T', match: { type: 'any' } }], saveAs: '', timeout: null },
        },
      ],
      edges: [],
    },
    ['nodes.0.config.cases.0.id'],
  ],
  [
    'a priority that is not a whole number',
    { schema: 1, nodes: [], edges: [], settings: { priority: 1.5 } },
    ['settings.priority'],
  ],
  ['an edge to nowhere', { schema: 1, nodes: [trigger], edges: [edge] }, ['edges.0']],
  ['an edge from nowhere', { schema: 1, nodes: [end], edges: [edge] }, ['edges.0']],
  [
    'two edges from one output',
    { schema: 1, nodes: [trigger, end], edges: [edge, { ...edge, to: 'n1' }] },
    ['edges.1'],
  ],
])('refuses %s', (_what, document, paths) => {
  const result = journeyDocument.safeParse(document);
  expect(result.success).toBe(false);
  expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual(paths.length > 0 ? paths : ['schema']);
});

it('keeps a connection whose output is gone, for the linter to show', () => {
  const edges = [{ from: 'n1', output: 'gone', to: 'n2' }];
  expect(journeyDocument.parse({ schema: 1, nodes: [trigger, end], edges }).edges).toEqual(edges);
});

it('finds its way by outputs and titles', () => {
  const journey = journeyDocument.parse({ schema: 1, nodes: [trigger, end], edges: [edge] });
  const [first, last] = journey.nodes;
  if (!first || !last) throw new Error('Both nodes were drawn');
  expect(outputsOf(first)).toEqual([{ id: 'next', label: 'Next', required: true }]);
  expect([targetOf(journey, first.id, 'next'), targetOf(journey, last.id, 'next')]).toEqual(['n2', undefined]);
  expect([titleOf(first), titleOf(last)]).toEqual(['Message received', 'Bye']);
});

it.each([
  ['Bye', { ...end, config: { reason: 'answered' } }],
  ['End', { ...end, title: '' }],
  ['End: answered', { ...end, title: '', config: { reason: 'answered' } }],
  ['Message received', trigger],
])('tells nodes apart where their cards are not seen: %s', (wanted, drawn) => {
  const [node] = journeyDocument.parse({ schema: 1, nodes: [drawn], edges: [] }).nodes;
  expect(node && fullTitleOf(node)).toBe(wanted);
});
