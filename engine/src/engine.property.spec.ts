import fc from 'fast-check';
import { nodeId, type Effect, type JourneyDocument, type RunState, type Step } from '@sendero/shared';
import { anyFacts, anyHappenings, anyJourney, type Happening } from '../testing/arbitrary';
import { says } from '../testing/domain';
import { advance, compile, enter, isListening, STEP_LIMIT, unchanged, type Journey } from './index';

type Keep = (state: RunState) => RunState;
const asItIs: Keep = (state) => state;
const storedAsJson: Keep = (state) => JSON.parse(JSON.stringify(state));

const walks = fc.tuple(anyJourney, anyFacts, anyHappenings);
const start = { trigger: nodeId.parse('start'), event: says('hi'), seed: 'seed' };

function walk(
  journey: Journey,
  [, facts, happenings]: readonly [JourneyDocument, Happening['facts'], readonly Happening[]],
  keep = asItIs,
) {
  const steps: Step[] = [enter(journey, start, facts)];
  for (const happening of happenings) {
    const state = keep(steps.at(-1)?.state ?? fail());
    steps.push(advance(journey, state, happening.event(state), happening.facts));
  }
  return steps;
}

function fail(): never {
  throw new Error('A walk has a step');
}

it('a stored run goes on exactly as a live one', () => {
  fc.assert(
    fc.property(walks, (story) => {
      const journey = compile(story[0]);
      expect(walk(journey, story, storedAsJson)).toEqual(walk(journey, story));
    }),
  );
});

it('the same journey, state, event and facts give the same step, byte for byte', () => {
  fc.assert(
    fc.property(walks, (story) => {
      const once = JSON.stringify(walk(compile(story[0]), story));
      expect(JSON.stringify(walk(compile(story[0]), story, storedAsJson))).toBe(once);
    }),
  );
});

it('a step stays within the limit, or fails and asks for nothing', () => {
  fc.assert(
    fc.property(walks, (story) => {
      for (const { state, effects, entered, visits } of walk(compile(story[0]), story)) {
        expect(entered.length).toBeLessThanOrEqual(STEP_LIMIT);
        if (state.status !== 'failed') continue;
        expect(effects).toEqual([]);
        expect(visits.every(({ problem }) => problem === 'run.step_limit')).toBe(true);
      }
    }),
  );
});

it('an event told again asks for nothing new', () => {
  fc.assert(
    fc.property(walks, (story) => {
      const journey = compile(story[0]);
      let { state } = enter(journey, start, story[1]);
      for (const { event: tell, facts } of story[2]) {
        const event = tell(state);
        const step = advance(journey, state, event, facts);
        // Two messages of the same words are two messages, and so are two events; the server tells them apart by ids.
        if (event.type !== 'messageReceived' && event.type !== 'customEvent') {
          const again = advance(journey, step.state, event, facts);
          const known = step.effects.map((effect) => JSON.stringify(effect));
          expect(again.effects.filter((effect) => !known.includes(JSON.stringify(effect)))).toEqual([]);
          expect(again.visits).toEqual([]);
        }
        state = step.state;
      }
    }),
  );
});

it('no timer is left behind, and none but the current one is open', () => {
  fc.assert(
    fc.property(walks, (story) => {
      const journey = compile(story[0]);
      const open = new Set<number>();
      let step = enter(journey, start, story[1]);
      settle(step, open);
      for (const { event: tell, facts } of story[2]) {
        const event = tell(step.state);
        if (event.type === 'timerDue' && !open.delete(event.token)) continue;
        step = advance(journey, step.state, event, facts);
        settle(step, open);
      }
    }),
  );
});

/** Does with timers what a server does. */
function settle({ state, effects }: Step, open: Set<number>): void {
  for (const effect of effects) {
    if (effect.type === 'startTimer') open.add(effect.token);
    if (effect.type === 'stopTimer') expect(open.delete(effect.token)).toBe(true);
  }
  if (state.status !== 'failed')
    expect([...open]).toEqual(state.status === 'active' && open.size ? [state.revision] : []);
}

it('every node that was entered is left once, or is where the run stands', () => {
  fc.assert(
    fc.property(walks, (story) => {
      const steps = walk(compile(story[0]), story);
      const entered = steps.flatMap((step) => step.entered);
      const left = steps.flatMap((step) => step.visits.map(({ node }) => node));
      const last = steps.at(-1)?.state ?? fail();
      expect([...left, ...(last.status === 'active' ? [last.node] : [])]).toEqual(entered);
      const revisions = steps.flatMap((step) => step.visits.map(({ revision }) => revision));
      expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b));
    }),
  );
});

it('a message is sent once per visit', () => {
  fc.assert(
    fc.property(walks, (story) => {
      const sent = walk(compile(story[0]), story)
        .flatMap(({ effects }) => effects)
        .filter((effect): effect is Extract<Effect, { type: 'sendMessage' }> => effect.type === 'sendMessage');
      expect(new Set(sent.map(({ revision }) => revision)).size).toBe(sent.length);
    }),
  );
});

it('a run that does not listen is left alone by a message, and one that listens hears any real answer', () => {
  fc.assert(
    fc.property(walks, (story) => {
      const journey = compile(story[0]);
      for (const { state } of walk(journey, story)) {
        const step = advance(journey, state, says('anything'), story[1]);
        expect(unchanged(state, step)).toBe(!isListening(journey, state));
      }
    }),
  );
});
