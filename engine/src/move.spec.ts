import fc from 'fast-check';
import { nodeId, type JourneyDocument, type RunEvent, type RunState, type Step } from '@sendero/shared';
import { anyFacts, anyHappenings, anyJourney } from '../testing/arbitrary';
import { aJourney, NOON, says, someFacts, type NodeSketch } from '../testing/domain';
import { advance, compile, enter, isListening, moveTo, withhold, type Journey } from './index';

const facts = someFacts();
const start = { trigger: nodeId.parse('start'), event: says('hi'), seed: 'seed' };
const trigger: NodeSketch = ['start', 'trigger.message', { match: { type: 'any' } }];
const wait = (amount: number): NodeSketch => ['pause', 'wait', { duration: { amount, unit: 'hours' } }];
const send: NodeSketch = ['hello', 'send', { message: { type: 'text', text: 'Hello' }, template: null }];
const end: NodeSketch = ['end', 'end', { reason: '' }];

const waiting = compile(aJourney([trigger, wait(1), end], ['start.next > pause', 'pause.next > end']));
/** Stands on `hello` until it is known what became of the message. */
const sending = compile(
  aJourney([trigger, send, end], ['start.next > hello', 'hello.sent > end', 'hello.failed > end']),
);

const at = (journey: Journey) => enter(journey, start, facts).state;
const later = { ...facts, now: NOON + 60_000 };
const kinds = ({ effects }: Step) => effects.map(({ type }) => type);

it('who stands where nothing has changed goes on waiting, with the time that is already behind them', () => {
  const more = compile(
    aJourney([trigger, wait(1), send, end], ['start.next > pause', 'pause.next > hello', 'hello.sent > end']),
  );
  const state = at(waiting);
  const moved = moveTo({ from: waiting, to: more }, state, state.node, later);
  expect(moved).toEqual({ left: null, step: { state, effects: [], visits: [], entered: ['pause'] } });
  const due = advance(more, state, { type: 'timerDue', token: state.revision }, later);
  expect(kinds(due)).toEqual(['sendMessage']);
});

it('who stands where something has changed enters anew, and the old timer is taken back', () => {
  const longer = compile(aJourney([trigger, wait(2), end], ['start.next > pause', 'pause.next > end']));
  const moved = moveTo({ from: waiting, to: longer }, at(waiting), nodeId.parse('pause'), later);
  expect(moved?.left).toMatchObject({ node: 'pause', revision: 2, output: null, cause: 'moved', problem: null });
  expect(moved?.step.effects).toEqual([
    { type: 'stopTimer', token: 2 },
    { type: 'startTimer', token: 3, dueAt: later.now + 2 * 3_600_000 },
  ]);
  expect(moved?.step.state).toMatchObject({ status: 'active', node: 'pause', revision: 3, enteredAt: later.now });
});

it('who is sent to another step enters that one and walks on from there', () => {
  const other = compile(aJourney([trigger, send, end], ['start.next > hello', 'hello.sent > end']));
  const moved = moveTo({ from: waiting, to: other }, at(waiting), nodeId.parse('hello'), later);
  expect(moved?.step.visits.map(({ node }) => node)).toEqual(['hello', 'end']);
  expect(moved && kinds(moved.step)).toEqual(['stopTimer', 'sendMessage']);
  expect(moved?.step.state).toMatchObject({ status: 'ended', reason: 'finished' });
});

describe('who waits to hear what became of a message that is out already', () => {
  const changed: NodeSketch = ['hello', 'send', { message: { type: 'text', text: 'Good day' }, template: null }];
  const edges = ['start.next > hello', 'hello.sent > pause', 'pause.next > end'];

  it('is not sent it again: they go on as if the new step had sent it', () => {
    const reworded = compile(aJourney([trigger, changed, wait(1), end], edges));
    const moved = moveTo({ from: sending, to: reworded }, at(sending), nodeId.parse('hello'), later);
    expect(moved && kinds(moved.step)).toEqual(['startTimer']);
    expect(moved?.step.state).toMatchObject({ status: 'active', node: 'pause' });
  });

  it('is not sent it again either when the step no longer waits for that', () => {
    const careless = compile(aJourney([trigger, send, wait(1), end], edges));
    const moved = moveTo({ from: sending, to: careless }, at(sending), nodeId.parse('hello'), later);
    expect(moved && kinds(moved.step)).toEqual(['startTimer']);
  });

  it('goes on waiting for it where the step is the same', () => {
    const longer = compile(aJourney([trigger, send, wait(1), end], [...edges, 'hello.failed > end']));
    expect(moveTo({ from: sending, to: longer }, at(sending), nodeId.parse('hello'), later)?.left).toBeNull();
  });
});

it.each(['nowhere', 'start'])('nobody is moved to “%s”', (node) => {
  const to = compile(aJourney([trigger, wait(2), end], ['start.next > pause', 'pause.next > end']));
  expect(moveTo({ from: waiting, to }, at(waiting), nodeId.parse(node), later)).toBeNull();
});

it('a run that is over is not moved', () => {
  const over = advance(waiting, at(waiting), { type: 'exit', reason: 'opted_out' }, later).state;
  expect(moveTo({ from: waiting, to: waiting }, over, over.node, later)).toBeNull();
});

it('a run of the control group ends where it began and asks for nothing (CTN-19)', () => {
  const step = withhold(start, 'control_group', facts);
  expect(step).toMatchObject({ effects: [], entered: ['start'], state: { status: 'ended', reason: 'control_group' } });
  expect(step.visits).toMatchObject([{ node: 'start', revision: 1, output: null, problem: null }]);
});

const stories = fc
  .tuple(anyJourney, anyFacts, anyHappenings)
  .chain((story) => fc.tuple(fc.constant(story), fc.oneof(anyJourney, fc.constant(story[0])), fc.nat(8)));

it('whoever is moved has a timer of their own or hears something, and nothing is sent twice', () => {
  fc.assert(
    fc.property(stories, ([[document, opening, happenings], other, pick]) => {
      const [from, to] = [compile(document), compile(other)];
      const steps: Taken[] = [{ ...enter(from, start, opening), told: null }];
      for (const { event, facts: then } of happenings) {
        const { state } = steps.at(-1) ?? fail();
        const told = event(state);
        steps.push({ ...advance(from, state, told, then), told });
      }
      const { state } = steps.at(-1) ?? fail();
      const goal = pick === 8 ? state.node : (other.nodes[pick % other.nodes.length]?.id ?? state.node);
      const moved = moveTo({ from, to }, state, goal, happenings.at(-1)?.facts ?? opening);
      if (!moved) return;
      const all = [...steps, { ...moved.step, told: null }];
      expect(opened(all)).toEqual(waitsForTimer(to, moved.step.state) ? [moved.step.state.revision] : []);
      if (moved.step.state.status === 'active') {
        expect(waitsForTimer(to, moved.step.state) || hears(to, moved.step.state)).toBe(true);
      }
      const sent = all.flatMap(({ effects }) => effects).filter(({ type }) => type === 'sendMessage');
      expect(new Set(sent.map((effect) => JSON.stringify('revision' in effect && effect.revision))).size).toBe(
        sent.length,
      );
    }),
    { numRuns: 150 },
  );
});

it('a run is moved by its ids alone: the same move gives the same step', () => {
  fc.assert(
    fc.property(anyJourney, anyFacts, (document: JourneyDocument, now) => {
      const journey = compile(document);
      const { state } = enter(journey, start, now);
      const stored = JSON.parse(JSON.stringify(state)) as RunState;
      const move = { from: journey, to: compile(document) };
      expect(moveTo(move, stored, state.node, now)).toEqual(moveTo(move, state, state.node, now));
    }),
    { numRuns: 50 },
  );
});

/** A step, and the event that it was taken for; null for a start or a move. */
type Taken = Step & { readonly told: RunEvent | null };

/** Tokens of timers that were started and neither fell due nor were taken back. */
function opened(steps: readonly Taken[]): readonly number[] {
  const open = new Set<number>();
  for (const { effects, state, told } of steps) {
    if (told?.type === 'timerDue') open.delete(told.token);
    for (const effect of effects) {
      if (effect.type === 'startTimer') open.add(effect.token);
      if (effect.type === 'stopTimer') open.delete(effect.token);
    }
    // A timer that fell due is gone with the visit that it belonged to.
    for (const token of open) if (state.status !== 'active' || token < state.revision) open.delete(token);
  }
  return [...open];
}

function transitionsAt({ machine }: Journey, { node, phase }: RunState) {
  const state = machine.root.states[node];
  return [state, phase === '' ? undefined : state?.states[phase]].flatMap((one) =>
    one ? [...one.transitions.keys()] : [],
  );
}

function waitsForTimer(journey: Journey, state: RunState): boolean {
  return state.status === 'active' && transitionsAt(journey, state).includes('timerDue');
}

function hears(journey: Journey, state: RunState): boolean {
  return isListening(journey, state) || transitionsAt(journey, state).some((event) => event !== 'timerDue');
}

function fail(): never {
  throw new Error('A walk has a step');
}
