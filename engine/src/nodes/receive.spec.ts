import fc from 'fast-check';
import { nodeId, type EffectOf, type RunState, type Step } from '@sendero/shared';
import { aJourney, NOON, says, someFacts } from '../../testing/domain';
import { advance, compile, enter, type Journey } from '../index';

const DEBOUNCE_S = 5;

const cases = [{ id: 'any', title: 'Any', match: { type: 'any' } }];
const journey = compile(
  aJourney(
    [
      ['start', 'trigger.message', { match: { type: 'any' } }],
      ['ask', 'receive', { cases, saveAs: 'answer', timeout: { amount: 1, unit: 'hours' }, debounce: DEBOUNCE_S }],
      ['end', 'end', {}],
    ],
    ['start.next > ask', 'ask.any > end', 'ask.other > end', 'ask.timeout > end'],
  ),
);

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const fragments = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 19 });
const pauses = (most: number) => fc.array(fc.integer({ min: 0, max: most }), { minLength: 20, maxLength: 20 });

it('any split of a text into quick fragments is one answer, however often the run was stored between them', () => {
  fc.assert(
    fc.property(fragments, pauses(DEBOUNCE_S * 1000 - 1), (parts, waits) => {
      const { answers, timer, now } = write(
        journey,
        parts.map((words) => words.join(' ')),
        waits,
      );
      expect(answers).toEqual([]);
      expect(timer?.dueAt).toBe(now + DEBOUNCE_S * 1000);
      const step = advance(
        journey,
        stored(timer?.state),
        { type: 'timerDue', token: timer?.token ?? -1 },
        at(timer?.dueAt),
      );
      expect(step.state.variables).toEqual({ answer: parts.flat().join(' ') });
      expect(step.visits.map(({ node, output }) => `${node} ${output}`)).toEqual(['ask any', 'end null']);
    }),
  );
});

it('a timer of an earlier fragment never ends the wait', () => {
  fc.assert(
    fc.property(fragments, pauses(DEBOUNCE_S * 1000 - 1), (parts, waits) => {
      const { timer, tokens } = write(
        journey,
        parts.map((words) => words.join(' ')),
        waits,
      );
      const state = stored(timer?.state);
      for (const token of tokens.slice(0, -1)) {
        expect(advance(journey, state, { type: 'timerDue', token }, at(timer?.dueAt)).state).toBe(state);
      }
    }),
  );
});

it('nobody can keep a run waiting by writing on: the twentieth text is answered at once', () => {
  const texts = Array.from({ length: 20 }, (_, index) => `t${index}`);
  const { answers } = write(
    journey,
    texts,
    texts.map(() => 1000),
  );
  expect(answers).toEqual([texts.join(' ')]);
});

interface Written {
  readonly now: number;
  /** Every answer that the run took before the last fragment's time was over. */
  readonly answers: readonly unknown[];
  readonly tokens: readonly number[];
  readonly timer: { readonly token: number; readonly dueAt: number; readonly state: RunState } | undefined;
}

/** Writes the texts one after another; each timer that falls due before the next text is told. */
function write(walked: Journey, texts: readonly string[], waits: readonly number[]): Written {
  const start = enter(walked, { trigger: nodeId.parse('start'), event: says('hello'), seed: 's' }, at(NOON));
  let { state } = start;
  let now = NOON;
  let timers = timersOf(start);
  const tokens: number[] = [];
  for (const [index, text] of texts.entries()) {
    now += waits[index] ?? 0;
    const due = timers.find(({ dueAt }) => dueAt <= now);
    if (due) state = advance(walked, stored(state), { type: 'timerDue', token: due.token }, at(now)).state;
    const step = advance(walked, stored(state), says(text), at(now));
    state = step.state;
    timers = timersOf(step);
    tokens.push(...timers.map(({ token }) => token));
  }
  const [last] = timers;
  return {
    now,
    answers: Object.values(state.variables),
    tokens,
    timer: last && { token: last.token, dueAt: last.dueAt, state },
  };
}

function timersOf({ effects }: Step): readonly EffectOf<'startTimer'>[] {
  return effects.filter((effect) => effect.type === 'startTimer');
}

function stored(state: RunState | undefined): RunState {
  if (!state) throw new Error('No fragment is waited for');
  return JSON.parse(JSON.stringify(state));
}

function at(now = NOON) {
  return someFacts({ now });
}
