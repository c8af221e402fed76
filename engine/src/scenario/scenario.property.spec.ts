import fc from 'fast-check';
import {
  nodeId,
  scenarioContact,
  scenarioDocument,
  type ScenarioDocument,
  type ScenarioSurroundings,
} from '@sendero/shared';
import { anyJourney } from '../../testing/arbitrary';
import { aTemplate, NOON } from '../../testing/domain';
import {
  compile,
  opened,
  openingOf,
  runScenario,
  scenarioOf,
  simulate,
  worldIn,
  type Action,
  type Journey,
  type Opening,
} from '../index';

const HOUR = 3_600_000;

const known: ScenarioSurroundings = {
  templates: [aTemplate({ components: [{ type: 'BODY', text: 'Hi {{1}}' }] }), aTemplate({ name: 'unused' })],
  segments: [],
  optOutWords: ['STOP'],
  optInWords: ['START'],
  linkBase: null,
  frequencyCap: null,
};

const opening: Opening = {
  ...openingOf({
    contact: scenarioContact.parse({ name: 'Ada', timeZone: 'Europe/Lisbon' }),
    startsAt: new Date(NOON).toISOString(),
    seed: 'seed',
  }),
};

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('hi', 'yes', 'no', '7', '99', 'STOP', 'START')
      .map((text): Action => ({ type: 'write', text, content: { type: 'text' } })),
  },
  { weight: 4, arbitrary: fc.constant<Action>({ type: 'toNextTimer' }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 30 * HOUR }).map((ms): Action => ({ type: 'passTime', ms })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('ordered', 'order_placed', 'cart_updated'), fc.constantFrom({}, { orderId: 'A-1' }))
      .map(([name, properties]): Action => ({ type: 'happen', name, properties })),
  },
  { weight: 2, arbitrary: fc.constant<Action>({ type: 'ask', properties: { answer: 'x' } }) },
  { weight: 2, arbitrary: fc.constant<Action>({ type: 'launch', trigger: nodeId.parse('start') }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom('delivered' as const, 'read' as const, 'failed' as const))
      .map(([message, status]): Action => ({ type: 'receipt', message, status })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(200, 503, null)
      .map((status): Action => ({ type: 'answerCall', status, body: { size: 'M' } })),
  },
  { weight: 2, arbitrary: fc.constant<Action>({ type: 'resolveHandover' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('in', 'out').map((state): Action => ({ type: 'setConsent', topic: 'utility', state })),
  },
  { weight: 1, arbitrary: fc.constant<Action>({ type: 'editContact', changes: { tags: ['vip'] } }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('delivers', 'fails', 'waits')
      .map((provider): Action => ({ type: 'setProvider', provider })),
  },
);

/** Segment triggers start nobody who is not there: a launch needs one. */
const walks = fc
  .tuple(
    anyJourney.filter(({ nodes }) => nodes.some(({ id }) => id === 'start')),
    fc.array(action, { maxLength: 14 }),
  )
  .map(([document, actions]) => {
    const launchable = document.nodes.some(({ id, type }) => id === 'start' && type === 'trigger.segment');
    return [document, actions.filter(({ type }) => type !== 'launch' || launchable)] as const;
  });

/** What a server or a file gives back. */
function stored(scenario: ScenarioDocument): ScenarioDocument {
  return scenarioDocument.parse(JSON.parse(JSON.stringify(scenario)));
}

function saved(journey: Journey, actions: readonly Action[]): ScenarioDocument {
  return stored(scenarioOf(journey, { opening, actions }, known));
}

it('a scenario saved from any walk passes on the same journey, with and without the workspace', () => {
  fc.assert(
    fc.property(walks, ([document, actions]) => {
      const journey = compile(document);
      const scenario = saved(journey, actions);
      expect(runScenario(journey, scenario, null).difference).toBeNull();
      expect(runScenario(compile(document), scenario, known).difference).toBeNull();
    }),
  );
});

it('a scenario tells the very walk that it was saved from', () => {
  fc.assert(
    fc.property(walks, ([document, actions]) => {
      const journey = compile(document);
      const world = worldIn(journey, known);
      const walked = actions.reduce((simulation, one) => simulate(world, simulation, one), opened(opening));
      const { simulation } = runScenario(journey, saved(journey, actions), known);
      expect(simulation.run).toEqual(walked.run);
      expect(simulation.now).toBe(walked.now);
      expect(simulation.messages).toEqual(walked.messages);
    }),
  );
});

it('no walk passes for another one', () => {
  fc.assert(
    fc.property(walks, fc.nat(), fc.constantFrom('drop', 'add', 'turn'), ([document, actions], pick, how) => {
      const journey = compile(document);
      const scenario = saved(journey, actions);
      const { path } = scenario.expect;
      const at = path.length === 0 ? 0 : pick % path.length;
      const other = { node: nodeId.parse('start'), output: 'elsewhere' };
      const changed =
        how === 'drop'
          ? path.slice(0, at)
          : how === 'add'
            ? path.toSpliced(at, 0, other)
            : path.toSpliced(at, 1, other);
      fc.pre(changed.length !== path.length || how === 'turn');
      const { difference } = runScenario(journey, { ...scenario, expect: { path: changed } }, known);
      expect(difference?.sentence).toMatch(/^[A-Z“].*\.$/s);
    }),
  );
});
