import { nodeId, type Facts, type RunEvent, type RunState, type Step } from '@sendero/shared';
import { aJourney, NOON, says, someFacts, type NodeSketch } from '../testing/domain';
import { advance, compile, enter, isListening, STEP_LIMIT, unchanged, type Journey } from './index';

const start: NodeSketch = ['start', 'trigger.message', { match: { type: 'any' } }];
const hour = { amount: 1, unit: 'hours' };
const HOUR = 3_600_000;
const wait = (id: string): NodeSketch => [id, 'wait', { duration: hour }];
const text = (id: string): NodeSketch => [id, 'send', { message: { type: 'text', text: 'Hello' }, template: null }];
const due = (token: number): RunEvent => ({ type: 'timerDue', token });
const at = (ms: number, facts: Partial<Facts> = {}) => someFacts({ now: NOON + ms, ...facts });

function begin(journey: Journey, facts = someFacts()): Step {
  return enter(journey, { trigger: nodeId.parse('start'), event: says('hi'), seed: 'seed' }, facts);
}

describe('waits', () => {
  const twice = compile(aJourney([start, wait('one'), wait('two')], ['start.next > one', 'one.next > two']));

  it('an unrelated event never restarts a wait', () => {
    const { state } = begin(twice);
    for (const event of [says('hello'), due(1), due(7)]) {
      const step = advance(twice, state, event, at(HOUR / 2));
      expect(unchanged(state, step)).toBe(true);
      expect(step).toEqual({ state, effects: [], visits: [], entered: [] });
    }
  });

  it('two waits in a row take their own time each', () => {
    const first = begin(twice);
    expect(first.effects).toEqual([{ type: 'startTimer', token: 2, dueAt: NOON + HOUR }]);
    const second = advance(twice, first.state, due(2), at(HOUR));
    expect(second.effects).toEqual([{ type: 'startTimer', token: 3, dueAt: NOON + 2 * HOUR }]);
    expect(advance(twice, second.state, due(2), at(HOUR)).state).toBe(second.state);
    expect(advance(twice, second.state, due(3), at(2 * HOUR)).state.status).toBe('ended');
  });

  it('a loop through the same wait passes twice, and a stale timer of the first passage does nothing', () => {
    const journey = compile(
      aJourney([start, wait('rest'), text('hello')], ['start.next > rest', 'rest.next > hello', 'hello.sent > rest']),
    );
    const first = begin(journey);
    const second = advance(journey, first.state, due(2), at(HOUR));
    expect(second.state).toMatchObject({ node: 'rest', revision: 4 });
    expect(second.effects).toMatchObject([
      { type: 'sendMessage', revision: 3 },
      { type: 'startTimer', token: 4 },
    ]);
    expect(unchanged(second.state, advance(journey, second.state, due(2), at(HOUR)))).toBe(true);
    const third = advance(journey, second.state, due(4), at(2 * HOUR));
    expect(third.effects).toMatchObject([
      { type: 'sendMessage', revision: 5 },
      { type: 'startTimer', token: 6 },
    ]);
  });

  it('a wait that leads to itself starts anew', () => {
    const journey = compile(aJourney([start, wait('rest')], ['start.next > rest', 'rest.next > rest']));
    const step = advance(journey, begin(journey).state, due(2), at(HOUR));
    expect(step.state).toMatchObject({ node: 'rest', revision: 3, enteredAt: NOON + HOUR });
    expect(step.effects).toEqual([{ type: 'startTimer', token: 3, dueAt: NOON + 2 * HOUR }]);
    expect(step.entered).toEqual(['rest']);
  });
});

describe('an answer and its timeout', () => {
  const journey = compile(
    aJourney(
      [start, ['ask', 'receive', { cases: [], timeout: hour }], text('thanks'), text('nudge'), wait('a'), wait('b')],
      ['start.next > ask', 'ask.other > thanks', 'ask.timeout > nudge', 'thanks.sent > a', 'nudge.sent > b'],
    ),
  );
  const raced = (events: readonly RunEvent[]) =>
    events.reduce<{ readonly state: RunState; readonly sent: readonly string[] }>(
      ({ state, sent }, event) => {
        const step = advance(journey, state, event, at(HOUR));
        return { state: step.state, sent: [...sent, ...step.visits.map(({ node, output }) => `${node} ${output}`)] };
      },
      { state: begin(journey).state, sent: [] },
    );

  it.each([
    { first: 'the answer', events: [says('yes'), due(2)], taken: ['ask other', 'thanks sent'] },
    { first: 'the timeout', events: [due(2), says('yes')], taken: ['ask timeout', 'nudge sent'] },
  ])('racing each other take one way only, that of $first', ({ events, taken }) => {
    expect(raced(events).sent).toEqual(taken);
  });

  it('a timeout counts from when the question was sent', () => {
    const { state } = begin(journey);
    const asked = { ...state, question: { node: nodeId.parse('start'), revision: 1 } };
    const early = advance(journey, asked, due(2), at(HOUR, { questionSentAt: NOON + HOUR - 1 }));
    expect(early.effects).toEqual([{ type: 'startTimer', token: 2, dueAt: NOON + 2 * HOUR - 1 }]);
    const inTime = advance(journey, early.state, due(2), at(2 * HOUR - 1, { questionSentAt: NOON + HOUR - 1 }));
    expect(inTime.visits).toMatchObject([{ output: 'timeout' }, { output: 'sent' }]);
  });
});

describe('visits', () => {
  const journey = compile(
    aJourney(
      [start, text('hello'), ['ask', 'receive', { cases: [], timeout: null }], text('bye')],
      ['start.next > hello', 'hello.sent > ask', 'ask.other > bye'],
    ),
  );

  it('tell when, by what and because of what each node was left', () => {
    const first = begin(journey);
    expect(first.visits).toMatchObject([
      { node: 'start', revision: 1, enteredAt: NOON, leftAt: NOON, output: 'next', cause: 'entered', problem: null },
      { node: 'hello', revision: 2, output: 'sent', cause: 'entered' },
    ]);
    expect(first.entered).toEqual(['start', 'hello', 'ask']);
    const second = advance(journey, first.state, says('hey'), at(5));
    expect(second.visits).toMatchObject([
      { node: 'ask', revision: 3, enteredAt: NOON, leftAt: NOON + 5, output: 'other', cause: 'messageReceived' },
      { node: 'bye', revision: 4, enteredAt: NOON + 5, leftAt: NOON + 5, output: 'sent', cause: 'messageReceived' },
    ]);
    expect(second.entered).toEqual(['bye']);
  });

  it('show what the guards looked at', () => {
    const { windowExpiresAt } = someFacts();
    const { state, visits } = begin(journey);
    expect(visits[1]?.verdicts).toEqual([
      { guard: 'notSuppressed', passed: true, inputs: { suppressed: false } },
      { guard: 'serviceWindowOpen', passed: true, inputs: { windowExpiresAt, now: NOON } },
    ]);
    expect(state.verdicts).toEqual([]);
    expect(advance(journey, state, says('hey'), at(5)).visits[0]?.verdicts).toEqual([]);
  });
});

describe('the step limit', () => {
  const chain = (length: number) => {
    const sends = Array.from({ length }, (_, index) => text(`n${index}`));
    const edges = sends.slice(1).map(([id], index) => `n${index}.sent > ${id}`);
    return compile(aJourney([start, ...sends], ['start.next > n0', ...edges]));
  };

  it('lets a run pass as many nodes as the limit says', () => {
    const step = begin(chain(STEP_LIMIT - 1));
    expect(step.state.status).toBe('ended');
    expect(step.effects).toHaveLength(STEP_LIMIT - 1);
  });

  it('fails a run that enters one more, and asks for nothing', () => {
    const step = begin(chain(STEP_LIMIT));
    expect(step.effects).toEqual([]);
    expect(step.entered).toEqual(['start']);
    expect(step.state).toMatchObject({ status: 'failed', node: 'start', revision: 1, reason: 'run.step_limit' });
    expect(step.visits).toMatchObject([{ node: 'start', output: null, cause: 'entered', problem: 'run.step_limit' }]);
  });

  it('fails a run where it stood when a loop never waits', () => {
    const journey = compile(
      aJourney(
        [start, wait('rest'), text('a'), text('b')],
        ['start.next > rest', 'rest.next > a', 'a.sent > b', 'b.sent > a'],
      ),
    );
    const { state } = begin(journey);
    const step = advance(journey, state, due(2), at(HOUR));
    expect(step).toEqual({
      state: { ...state, status: 'failed', reason: 'run.step_limit' },
      effects: [],
      visits: [
        {
          node: 'rest',
          revision: 2,
          enteredAt: NOON,
          leftAt: NOON + HOUR,
          output: null,
          cause: 'timerDue',
          verdicts: [],
          problem: 'run.step_limit',
        },
      ],
      entered: [],
    });
    expect(unchanged(step.state, advance(journey, step.state, due(2), at(HOUR)))).toBe(true);
  });

  it('the machine itself never goes round without end', () => {
    expect(chain(1).machine.options.maxIterations).toBeLessThan(Infinity);
  });
});

it('a run on a node that its version does not have fails instead of hanging', () => {
  const journey = compile(aJourney([start, wait('rest')], ['start.next > rest']));
  const state = { ...begin(journey).state, node: nodeId.parse('gone') };
  expect(advance(journey, state, due(2), at(0))).toMatchObject({
    state: { status: 'failed', reason: 'run.node_gone' },
    effects: [],
    visits: [{ node: 'gone', output: null, problem: 'run.node_gone' }],
  });
});

it('only a trigger can be entered', () => {
  const journey = compile(aJourney([start, wait('rest')], ['start.next > rest']));
  expect(() => enter(journey, { trigger: nodeId.parse('rest'), event: says('hi'), seed: '' }, someFacts())).toThrow(
    'not a trigger',
  );
});

it('a run listens only while it stands where messages are waited for', () => {
  const journey = compile(
    aJourney(
      [start, wait('rest'), ['ask', 'receive', { cases: [], timeout: null }], wait('after')],
      ['start.next > rest', 'rest.next > ask', 'ask.other > after'],
    ),
  );
  const resting = begin(journey).state;
  const asking = advance(journey, resting, due(2), at(HOUR)).state;
  const after = advance(journey, asking, says('yes'), at(HOUR)).state;
  const ended = advance(journey, asking, { type: 'exit', reason: 'opted_out' }, at(HOUR)).state;
  expect([resting, asking, after, ended].map((state) => isListening(journey, state))).toEqual([
    false,
    true,
    false,
    false,
  ]);
});
