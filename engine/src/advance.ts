import { changedConsent, changedContact } from '@sendero/shared';
import type {
  Effect,
  Facts,
  NodeId,
  ProblemCode,
  Properties,
  RunEvent,
  RunState,
  Step,
  Visit,
  WithheldBy,
} from '@sendero/shared';
import { START, type Journey } from './compile';
import { exitReason } from './exit-reason';
import type { Action, Position, Taken } from './interpreter';
import { BLANK, type MachineEvent, type Memory } from './machine';
import { StepLimitReached } from './step-limit-reached';

/** How a run begins: at a trigger, because of an event. The seed decides what chance decides in this run. */
export interface RunStart {
  readonly trigger: NodeId;
  readonly event: RunEvent;
  readonly seed: string;
}

/**
 * Starts a run at a trigger and walks it until it waits or ends.
 *
 * @throws Error when `trigger` is not a trigger of this journey
 */
export function enter(journey: Journey, { trigger, event, seed }: RunStart, facts: Facts): Step {
  const reply = event.type === 'messageReceived' ? event.message.text : '';
  const said = propertiesOf(event);
  const begun: Memory = {
    ...BLANK,
    node: trigger,
    enteredAt: facts.now,
    revision: 1,
    reply,
    seed,
    ...(said && { event: said }),
  };
  const reason = exitReason(journey.document.settings, begun, null, facts);
  if (reason !== null) return endedAtOnce(toState({ ...begun, reason }, trigger, true), facts);
  const step = take(journey, START, { ...begun, revision: 0 }, { type: 'entered', trigger, facts });
  if (step === null) throw new Error(`Node ${trigger} is not a trigger of this journey`);
  if (step === 'step_limit')
    return failed(toState(begun, trigger, false), 'run.step_limit', 'entered', facts, [trigger]);
  return leavingByRule(journey, step, facts);
}

/** What an event says besides its name; undefined when it says nothing. */
function propertiesOf(event: RunEvent): Properties | undefined {
  if (event.type !== 'customEvent' && event.type !== 'started') return undefined;
  return Object.keys(event.properties).length > 0 ? event.properties : undefined;
}

/** A run that ends as it starts, without a message or anything else: its contact is one of those who get nothing. */
export function withhold({ trigger, seed }: RunStart, reason: WithheldBy, facts: Facts): Step {
  const begun = toState({ ...BLANK, node: trigger, enteredAt: facts.now, revision: 1, seed, reason }, trigger, true);
  const { node, revision, enteredAt } = begun;
  const passage: Visit = {
    node,
    revision,
    enteredAt,
    leftAt: facts.now,
    output: null,
    cause: 'entered',
    verdicts: [],
    problem: null,
  };
  return { state: begun, effects: [], visits: [passage], entered: [trigger] };
}

/**
 * Puts a run that walked another version on a node and walks it until it waits or ends.
 *
 * @throws Error when the journey has no such node
 */
export function startAt(journey: Journey, state: RunState, node: NodeId, facts: Facts): Step {
  const { status: _, phase: __, ...memory } = state;
  const step = take(
    journey,
    START,
    { ...memory, entered: [], draft: null, changes: [] },
    { type: 'moved', node, facts },
  );
  if (step === null) throw new Error(`Node ${node} is not in this journey`);
  if (step === 'step_limit') {
    const stuck = { ...state, node, phase: '', revision: state.revision + 1, enteredAt: facts.now };
    return failed(stuck, 'run.step_limit', 'moved', facts, [node]);
  }
  return step;
}

/** Tells a run of an event. A run that the event does not concern is returned as it was; see `unchanged`. */
export function advance(journey: Journey, state: RunState, event: RunEvent, facts: Facts): Step {
  if (state.status !== 'active') return stays(state);
  if (!Object.hasOwn(journey.machine.root.states, state.node)) {
    return failed(state, 'run.node_gone', event.type, facts, []);
  }
  const reason = event.type === 'exit' ? null : exitReason(journey.document.settings, state, event, facts);
  const told: RunEvent = reason === null ? event : { type: 'exit', reason };
  const { status, phase, ...memory } = state;
  const position = phase === '' ? state.node : { [state.node]: phase };
  const step = take(journey, position, { ...BLANK, ...memory }, { ...told, facts });
  if (step === null) return stays(state);
  if (step === 'step_limit') return failed(state, 'run.step_limit', told.type, facts, []);
  return leavingByRule(journey, step, facts);
}

/** Ends a run whose own step made one of the journey's exit conditions true. */
function leavingByRule(journey: Journey, step: Step, facts: Facts): Step {
  const changes = step.effects.filter((effect) => effect.type === 'updateContact');
  if (changes.length === 0 || step.state.status !== 'active') return step;
  const contact = changes.reduce(changedContact, facts.contact);
  const consent = changes.reduce((known, change) => changedConsent(known, change.consent), facts.consent);
  const after = { ...facts, contact, consent };
  const reason = exitReason(journey.document.settings, step.state, null, after);
  if (reason === null) return step;
  const last = advance(journey, step.state, { type: 'exit', reason }, after);
  return {
    state: last.state,
    effects: [...step.effects, ...last.effects],
    visits: [...step.visits, ...last.visits],
    entered: [...step.entered, ...last.entered],
  };
}

/** A run of somebody whom the journey's rules would take out at once. */
function endedAtOnce(state: RunState, facts: Facts): Step {
  const { node, revision, enteredAt } = state;
  const visit: Visit = {
    node,
    revision,
    enteredAt,
    leftAt: facts.now,
    output: null,
    cause: 'entered',
    verdicts: [],
    problem: null,
  };
  return { state, effects: [], visits: [visit], entered: [node] };
}

/** Whether the event of a step did nothing at all to the run. */
export function unchanged(state: RunState, step: Step): boolean {
  return step.state === state;
}

function take(journey: Journey, position: Position, memory: Memory, event: MachineEvent): Step | 'step_limit' | null {
  try {
    const taken = journey.interpret(position, memory, event);
    return taken && toStep(taken);
  } catch (error) {
    if (error instanceof StepLimitReached) return 'step_limit';
    throw error;
  }
}

function stays(state: RunState): Step {
  return { state, effects: [], visits: [], entered: [] };
}

/** Ends a run where the step began. Nothing that the step asked for is done: half of it could be worse than none. */
function failed(
  state: RunState,
  problem: ProblemCode,
  cause: Visit['cause'],
  facts: Facts,
  entered: readonly NodeId[],
): Step {
  const { node, revision, enteredAt, verdicts } = state;
  return {
    state: { ...state, status: 'failed', phase: '', verdicts: [], reason: problem },
    effects: [],
    visits: [{ node, revision, enteredAt, leftAt: facts.now, output: null, cause, verdicts, problem }],
    entered,
  };
}

function toStep({ position, done, memory, actions }: Taken): Step {
  const effects: Effect[] = [];
  const visits: Visit[] = [];
  for (const action of actions) {
    if (action.type === 'leave') visits.push(asVisit(action));
    else if (action.params !== null) effects.push(asEffect(action));
  }
  return { state: toState(memory, position, done), effects, visits, entered: memory.entered };
}

function toState(memory: Memory, position: Position, done: boolean): RunState {
  const { node, enteredAt, revision, variables, reply, event, question, prompts, fragments, verdicts, seed, reason } =
    memory;
  const { sendProblem } = memory;
  return {
    status: done ? 'ended' : 'active',
    node,
    phase: typeof position === 'string' ? '' : (position[node] ?? ''),
    enteredAt,
    revision,
    variables,
    reply,
    ...(event && { event }),
    question,
    ...(sendProblem && { sendProblem }),
    prompts,
    fragments,
    verdicts,
    seed,
    reason,
  };
}

/** Converts: `leave` is given a visit and nothing else (see `blueprint`). */
function asVisit(action: Action): Visit {
  return action.params as Visit;
}

/** Converts: every other action of `blueprint` that reaches the interpreter is given the effect that it asks for. */
function asEffect(action: Action): Effect {
  return action.params as Effect;
}
