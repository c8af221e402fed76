import type { EffectOf, EpochMs, JourneySettings, NodeConfig, NodeType, OutputId, RunEvent } from '@sendero/shared';
import type { NodeActions, NodeState, NodeTransition, ProblemOf, StepArgs } from './machine';

/** How the nodes of one type behave: their part of the machine. */
export interface NodeHandler<T extends NodeType> {
  state(node: NodeContext<T>): NodeState;
  /** Messages of the contact are waited for here. */
  readonly listens?: true;
  /** Messages are what may start a run here. */
  readonly startsOnMessages?: true;
  /** Whether it matters here what became of messages that were sent before. */
  asksForNews?(config: NodeConfig<T>): boolean;
  /** Whether an event starts a run here; only triggers have it. */
  accepts?(config: NodeConfig<T>, event: RunEvent, context: TriggerContext): boolean;
}

export interface TriggerContext {
  /** The contact never wrote before. */
  readonly firstMessage: boolean;
}

/** What a handler knows of the node that it makes a state for. */
export interface NodeContext<T extends NodeType> {
  readonly config: NodeConfig<T>;
  /** Those of the whole journey. */
  readonly settings: JourneySettings;
  /** Whether some step of the journey asks what became of messages that were sent before. */
  readonly newsAwaited: boolean;
  connected(output: OutputId): boolean;
  /** Whether the output leads straight to a node that waits for messages. */
  isAnsweredAfter(output: OutputId): boolean;
  /** Leaves by an output. One that leads nowhere ends the run, with the problem as its reason. */
  to(output: OutputId, how?: { readonly actions?: NodeActions; readonly problem?: ProblemOf }): NodeTransition;
  /** Ends the run here. */
  finish(reason: string): NodeTransition;
}

/** Asks for a timer that is this visit's own. */
export function startTimer(dueAt: (args: StepArgs) => EpochMs) {
  return {
    type: 'startTimer',
    params: (args: StepArgs): EffectOf<'startTimer'> => ({
      type: 'startTimer',
      token: args.context.revision,
      dueAt: dueAt(args),
    }),
  } as const;
}

/** Takes this visit's timer back, unless it is the very event that the run leaves by. */
export const stopTimer = {
  type: 'stopTimer',
  params: ({ context, event }: StepArgs) =>
    event.type === 'timerDue' ? null : ({ type: 'stopTimer', token: context.revision } as const),
} as const;
