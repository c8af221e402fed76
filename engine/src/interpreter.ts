import { createActor, type AnyActorScope, type ExecutableActionObject } from 'xstate';
import type { JourneyMachine } from './compile';
import type { MachineEvent, Memory } from './machine';

/** Where a machine stands: a node, or a node and a state inside it. */
export type Position = string | { readonly [node: string]: string };

export interface Taken {
  readonly position: Position;
  readonly done: boolean;
  readonly memory: Memory;
  readonly actions: readonly Action[];
}

export type Action = Pick<ExecutableActionObject, 'type' | 'params'>;

/** Takes one event from a position; null when the machine does nothing with it. Never carries an action out. */
export type Interpreter = (position: Position, memory: Memory, event: MachineEvent) => Taken | null;

/**
 * Does what XState's `transition()` does, without making an actor and resolving the whole machine for each step, which
 * takes several times as long. `interpreter.spec.ts` holds the two against each other.
 */
export function interpreterOf(machine: JourneyMachine): Interpreter {
  let actions: Action[] = [];
  const self = createActor(machine);
  const scope: AnyActorScope = {
    self,
    id: '',
    sessionId: '',
    system: self.system,
    logger: ignore,
    defer: ignore,
    emit: ignore,
    stopChild: ignore,
    actionExecutor: ({ type, params }) => {
      // XState's own actions, such as handing an event on, have been done by XState.
      if (!type.startsWith('xstate.')) actions.push({ type, params });
    },
  };
  return (value, context, event) => {
    actions = [];
    const snapshot = { ...REST, value, context };
    const before = machine.restoreSnapshot(snapshot, scope);
    const after = machine.transition(before, event, scope);
    if (after === before && actions.length === 0) return null;
    return { position: after.value, done: after.status === 'done', memory: after.context, actions };
  };
}

const REST = { status: 'active', output: undefined, error: undefined, children: {}, historyValue: {} } as const;

function ignore(): void {
  // Nothing may happen outside a step.
}
