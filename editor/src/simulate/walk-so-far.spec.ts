import {
  compile,
  ledgerOf,
  NOBODY,
  runScenario,
  scenarioOf,
  worldIn,
  type Action,
  type Opening,
} from '@sendero/engine';
import { demoJourney, journeyDocument, nodeId, type JourneyDocument, type ScenarioSurroundings } from '@sendero/shared';
import fc from 'fast-check';
import { NO_ANSWERS, type Answers } from './answers';
import { begun, walkOn, walksUntil, type WalkSoFar } from './walk-so-far';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const opening: Opening = {
  now: NOON,
  contact: { id: NOBODY, name: 'Ada', phone: '', language: 'en', timeZone: 'UTC', attributes: {}, tags: [] },
  createdAt: NOON,
  consent: ledgerOf({ consent: [], optedOut: false }, NOON),
  lastInboundAt: null,
  seed: 's',
};
const known: ScenarioSurroundings = {
  templates: [],
  segments: [],
  optOutWords: ['STOP'],
  optInWords: ['START'],
  linkBase: null,
  frequencyCap: null,
};
const says = (text: string): Action => ({ type: 'write', text, content: { type: 'text' } });
const passes = (ms: number): Action => ({ type: 'passTime', ms });

const replies = (said: Readonly<Record<string, readonly string[]>>, after = MINUTE): Answers => ({
  ...NO_ANSWERS,
  after,
  replies: new Map(Object.entries(said).map(([node, all]) => [nodeId.parse(node), all])),
});

function walked(document: JourneyDocument, answers: Answers, actions: readonly Action[]): WalkSoFar {
  const world = worldIn(compile(document), known);
  return actions.reduce((walk, action) => walkOn(world, answers, walk, action), begun(world, opening));
}

const wayOf = ({ simulation: { log } }: WalkSoFar) =>
  log.flatMap(({ visits }) => visits.map(({ node, output }) => (output ? `${node} ${output}` : node)));
const saidIn = ({ actions }: WalkSoFar) => actions.flatMap((action) => (action.type === 'write' ? [action] : []));

describe('answers in advance', () => {
  it('take the whole way, tapping what is offered', () => {
    const walk = walked(demoJourney, replies({ choice: ['where is my order'], order_number: ['4711'] }), [says('hi')]);
    expect(wayOf(walk)).toEqual([
      'hello next',
      'menu sent',
      'choice order',
      'ask_order sent',
      'order_number number',
      'looking sent',
    ]);
    expect(saidIn(walk).map(({ content }) => content)).toEqual([
      { type: 'text' },
      { type: 'button', payload: 'order' },
      { type: 'text' },
    ]);
  });

  it('are given in order, and then the contact falls silent', () => {
    const document = journeyDocument.parse({
      schema: 1,
      nodes: [
        { id: 'start', type: 'trigger.message', config: { match: { type: 'any' } } },
        { id: 'ask', type: 'receive', config: { cases: [], saveAs: 'last', timeout: null } },
      ].map((node) => ({ position: { x: 0, y: 0 }, ...node })),
      edges: [
        { from: 'start', output: 'next', to: 'ask' },
        { from: 'ask', output: 'other', to: 'ask' },
      ],
    });
    const walk = walked(document, replies({ ask: ['one', 'two'] }), [says('hi'), passes(10 * MINUTE)]);
    expect(wayOf(walk)).toEqual(['start next', 'ask other', 'ask other']);
    expect(walk.simulation.run).toMatchObject({ node: 'ask', status: 'active', variables: { last: 'two' } });
  });

  it('come too late when they take longer than the step waits', () => {
    const walk = walked(demoJourney, replies({ choice: ['Offers'] }, 3 * HOUR), [says('hi')]);
    expect(wayOf(walk)).toContain('choice timeout');
    expect(saidIn(walk)).toHaveLength(1);
  });

  it('come at their time while the clock is moved on', () => {
    const late = replies({ choice: ['Opening hours'] }, 5 * MINUTE);
    const world = worldIn(compile(demoJourney), known);
    const asked = walkOn(world, NO_ANSWERS, begun(world, opening), says('hi'));
    const early = walkOn(world, late, asked, passes(4 * MINUTE));
    expect(early.simulation.run?.node).toBe('choice');
    const on = walkOn(world, late, asked, passes(30 * MINUTE));
    expect(wayOf(on)).toContain('choice hours');
    expect(on.simulation.now).toBe(asked.simulation.now + 30 * MINUTE);
    const heard = on.simulation.messages.find(({ direction }, index) => direction === 'in' && index > 0);
    expect(heard?.direction === 'in' && heard.message.at).toBe(asked.simulation.now + 5 * MINUTE + 1_000);
  });

  it('are given once a visit, however many parts the step would take', () => {
    const document = journeyDocument.parse({
      schema: 1,
      nodes: [
        { id: 'start', type: 'trigger.message', config: { match: { type: 'any' } } },
        { id: 'ask', type: 'receive', config: { cases: [], saveAs: 'all', debounce: 5, timeout: null } },
        { id: 'done', type: 'end', config: { reason: '' } },
      ].map((node) => ({ position: { x: 0, y: 0 }, ...node })),
      edges: [
        { from: 'start', output: 'next', to: 'ask' },
        { from: 'ask', output: 'other', to: 'done' },
      ],
    });
    const walk = walked(document, replies({ ask: ['one', 'two'] }, 1_000), [says('hi'), passes(MINUTE)]);
    expect(walk.simulation.run).toMatchObject({ status: 'ended', variables: { all: 'one' } });
  });

  it.each([
    ['ok', 'success', 'value'],
    ['refused', 'error', undefined],
    ['silence', 'error', undefined],
  ] as const)('answer a web call with %s, and give the conversation back', (answer, output, size) => {
    const document = journeyDocument.parse({
      schema: 1,
      nodes: [
        { id: 'start', type: 'trigger.message', config: { match: { type: 'any' } } },
        {
          id: 'call',
          type: 'webhook',
          config: {
            request: { method: 'GET', url: 'https://shop.example/order' },
            save: [{ path: 'order.size', variable: 'size' }],
          },
        },
        { id: 'people', type: 'handover', config: { assignTo: 'Support', note: '', timeout: null } },
        { id: 'done', type: 'end', config: { reason: '' } },
      ].map((node) => ({ position: { x: 0, y: 0 }, ...node })),
      edges: [
        { from: 'start', output: 'next', to: 'call' },
        { from: 'call', output: 'success', to: 'people' },
        { from: 'call', output: 'error', to: 'people' },
        { from: 'people', output: 'resolved', to: 'done' },
      ],
    });
    const answers = {
      ...NO_ANSWERS,
      calls: new Map([[nodeId.parse('call'), answer]]),
      resolved: new Set([nodeId.parse('people')]),
    };
    const walk = walked(document, answers, [says('hi')]);
    expect(wayOf(walk)).toEqual(['start next', `call ${output}`, 'people resolved', 'done']);
    expect(walk.simulation.run?.variables['size']).toBe(size);
    expect(walked(document, NO_ANSWERS, [says('hi')]).simulation.run?.node).toBe('call');
  });
});

describe('the clock that is dragged', () => {
  const world = worldIn(compile(demoJourney), known);
  const walks = [says('hi'), passes(HOUR), says('what?')].reduce<readonly WalkSoFar[]>(
    (all, action) => [...all, walkOn(world, NO_ANSWERS, all.at(-1) ?? begun(world, opening), action)],
    [begun(world, opening)],
  );
  const end = walks.at(-1)?.simulation.now ?? 0;

  it.each([
    ['on', end + MINUTE, walks.length + 1],
    ['nowhere', end, walks.length],
    ['back between two actions', NOON + 30 * MINUTE, 3],
    ['back to the beginning', NOON, 1],
    ['before it', NOON - HOUR, 1],
  ])('leads %s', (_, at, length) => {
    const there = walksUntil(world, NO_ANSWERS, walks, at);
    expect(there).toHaveLength(length);
    expect(there.at(-1)?.simulation.now).toBe(Math.max(at, NOON));
    // What was before stays as it was.
    expect(there.slice(0, -1)).toEqual(walks.slice(0, length - 1));
  });
});

it('whatever is done and answered, the walk that is saved passes', () => {
  const action = fc.oneof(
    fc.constantFrom('hi', 'order', '12', 'STOP', 'START', 'what?').map(says),
    fc.integer({ min: 0, max: 30 * HOUR }).map(passes),
    fc.constant<Action>({ type: 'toNextTimer' }),
    fc.constantFrom('delivers', 'waits').map((provider): Action => ({ type: 'setProvider', provider })),
  );
  const answers = fc
    .record({
      after: fc.constantFrom(1_000, MINUTE, HOUR),
      choice: fc.array(fc.constantFrom('Offers', 'Where is my order', 'what?', '[A picture]'), { maxLength: 3 }),
      order_number: fc.array(fc.constantFrom('4711', 'no'), { maxLength: 2 }),
    })
    .map(({ after, ...said }) => replies(said, after));
  fc.assert(
    fc.property(answers, fc.array(action, { maxLength: 12 }), (prepared, actions) => {
      const journey = compile(demoJourney);
      const walk = walked(demoJourney, prepared, actions);
      const scenario = scenarioOf(journey, { opening, actions: walk.actions }, known);
      const result = runScenario(journey, scenario, known);
      expect(result.difference).toBeNull();
      expect(result.simulation.run).toEqual(walk.simulation.run);
    }),
  );
});
