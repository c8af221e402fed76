import type { JourneyDocument, JourneyNode, JourneySettings, NodeId, NodeType, OutputId, Visit } from '@sendero/shared';
import { interpreterOf, type Interpreter } from './interpreter';
import { BLANK, blueprint, STEP_LIMIT } from './machine';
import type { NodeState, ProblemOf, StepArgs } from './machine';
import type { NodeHandler } from './node-handler';
import { handlers } from './nodes';

/** A journey that is ready to be walked. Compile a version once and keep it: that takes far longer than a step. */
export interface Journey {
  readonly document: JourneyDocument;
  /** What `document` says as an XState machine; opens in any XState tool. */
  readonly machine: JourneyMachine;
  readonly interpret: Interpreter;
}

export type JourneyMachine = ReturnType<typeof machineOf>;

/**
 * Builds a journey's machine. Unfinished journeys compile as well: a run that leaves by an unconnected output ends.
 *
 * @throws Error when an edge leads to a node that is not there
 */
export function compile(document: JourneyDocument): Journey {
  const machine = machineOf(document);
  return { document, machine, interpret: interpreterOf(machine) };
}

/** Names of states that no node can have: a node's id has no `$`. */
export const START = '$start';
const ENDED = '$ended';

function machineOf(document: JourneyDocument) {
  const targets = new Map(document.edges.map(({ from, output, to }) => [`${from} ${output}`, to]));
  const listeners = new Set(document.nodes.filter(({ type }) => handlers[type].listens).map(({ id }) => id));
  const newsAwaited = document.nodes.some(({ type, config }) => handlerOf(type).asksForNews?.(config));
  const whole = { settings: document.settings, targets, listeners, newsAwaited };
  const states = Object.fromEntries(document.nodes.map((node) => [node.id, stateOf(node, whole)]));
  const note = { guard: 'isNews', actions: 'note' } as const;
  const triggers = document.nodes.filter(({ type }) => handlers[type].accepts);
  return blueprint.createMachine({
    id: 'journey',
    context: BLANK,
    // A backstop against handlers that spin inside a node; journeys that do are broken off by `enter`.
    options: { maxIterations: 10 * STEP_LIMIT },
    on: {
      exit: {
        target: `.${ENDED}`,
        actions: [leave(null), { type: 'end', params: ({ event }) => ({ reason: event.reason }) }],
      },
      ...(newsAwaited && { receipt: note, linkClicked: note }),
    },
    initial: START,
    states: {
      [START]: {
        on: {
          entered: triggers.map(({ id }) => ({
            guard: { type: 'isTrigger', params: { node: id } } as const,
            target: `#journey.${id}`,
          })),
          moved: document.nodes.map(({ id }) => ({
            guard: { type: 'isDestination', params: { node: id } } as const,
            target: `#journey.${id}`,
          })),
        },
      },
      ...states,
      [ENDED]: { type: 'final' },
    },
  });
}

/** What the nodes of a journey have in common. */
interface Whole {
  readonly settings: JourneySettings;
  readonly targets: ReadonlyMap<string, NodeId>;
  readonly listeners: ReadonlySet<NodeId>;
  readonly newsAwaited: boolean;
}

function stateOf(node: JourneyNode, { settings, targets, listeners, newsAwaited }: Whole): NodeState {
  const targetOf = (output: OutputId) => targets.get(`${node.id} ${output}`);
  const { entry, ...rest } = handlerOf(node.type).state({
    config: node.config,
    settings,
    newsAwaited,
    connected: (output) => targetOf(output) !== undefined,
    isAnsweredAfter: (output) => {
      const target = targetOf(output);
      return target !== undefined && listeners.has(target);
    },
    to: (output, { actions = [], problem = () => null } = {}) => {
      const target = targetOf(output);
      const left = [...list(actions), leave(output, problem)];
      if (target !== undefined) return { target: `#journey.${target}`, reenter: true, actions: left };
      return { target: `#journey.${ENDED}`, actions: [...left, endUnconnected(output, problem)] };
    },
    finish: (reason) => ({
      target: `#journey.${ENDED}`,
      actions: [leave(null), { type: 'end', params: { reason } }],
    }),
  });
  return { ...rest, entry: [{ type: 'enter', params: { node: node.id } }, ...list(entry)] };
}

/** Converts: a node's configuration is only ever handed to the handler of that same node's type. */
export function handlerOf(type: NodeType): NodeHandler<NodeType> {
  return handlers[type] as unknown as NodeHandler<NodeType>;
}

function leave(output: OutputId | null, problem: ProblemOf = () => null) {
  return {
    type: 'leave',
    params: (args: StepArgs): Visit => {
      const { node, revision, enteredAt, verdicts } = args.context;
      const { type: cause, facts } = args.event;
      return { node, revision, enteredAt, leftAt: facts.now, output, cause, verdicts, problem: problem(args) };
    },
  } as const;
}

function endUnconnected(output: OutputId, problem: ProblemOf) {
  return {
    type: 'end',
    params: (args: StepArgs) => ({ reason: problem(args) ?? `output_unconnected:${output}` }),
  } as const;
}

function list<T extends object | string>(items: T | readonly T[] | undefined): readonly T[] {
  return items === undefined ? [] : isList(items) ? items : [items];
}

/** `Array.isArray` does not know of readonly arrays. */
function isList<T>(items: T | readonly T[]): items is readonly T[] {
  return Array.isArray(items);
}
