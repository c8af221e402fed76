import fc from 'fast-check';
import { nodeId } from '@sendero/shared';
import { transition } from 'xstate';
import { anyFacts, anyHappenings, anyJourney } from '../testing/arbitrary';
import { says } from '../testing/domain';
import { compile, START, type JourneyMachine } from './compile';
import { advance, enter } from './index';
import type { Position } from './interpreter';
import { BLANK, type MachineEvent, type Memory } from './machine';

/** The slow way, by XState's public functions only. */
function publicly(machine: JourneyMachine, value: Position, context: Memory, event: MachineEvent) {
  const [snapshot, actions] = transition(machine, machine.resolveState({ value, context }), event);
  return {
    position: snapshot.value,
    done: snapshot.status === 'done',
    memory: snapshot.context,
    actions: actions.filter(({ type }) => !type.startsWith('xstate.')).map(({ type, params }) => ({ type, params })),
  };
}

it('steps exactly as XState does', () => {
  let compared = 0;
  fc.assert(
    fc.property(anyJourney, anyFacts, anyHappenings, (document, facts, happenings) => {
      const journey = compile(document);
      const trigger = nodeId.parse('start');
      const entering = { type: 'entered', trigger, facts } as const;
      const started = enter(journey, { trigger, event: says('hi'), seed: 'seed' }, facts);
      if (started.state.status !== 'failed') {
        const blank = { ...BLANK, seed: 'seed' };
        expect(journey.interpret(START, blank, entering)).toEqual(publicly(journey.machine, START, blank, entering));
      }
      let { state } = started;
      for (const happening of happenings) {
        const event = happening.event(state);
        const step = advance(journey, state, event, happening.facts);
        const { status, phase, ...remembered } = state;
        if (status === 'active' && step.state.status !== 'failed') {
          const value = phase === '' ? state.node : { [state.node]: phase };
          const memory = { ...remembered, entered: [], draft: null, sentNow: [], changes: [] };
          const told = { ...event, facts: happening.facts };
          const expected = publicly(journey.machine, value, memory, told);
          const taken = journey.interpret(value, memory, told);
          expect(taken ?? { position: value, done: false, memory, actions: [] }).toEqual(expected);
          compared += taken ? 1 : 0;
        }
        state = step.state;
      }
    }),
  );
  expect(compared).toBeGreaterThan(50);
});
