import type { ConversationId, EpochMs, JourneyId, NodeId, RunId } from '../ids';

/** Who would get a contact's next message, in the order in which they are asked. */
export interface Listening {
  /** Who has the conversation; null while the bot has it. */
  readonly people: {
    readonly conversationId: ConversationId;
    readonly assignedTo: string;
    readonly note: string;
    readonly since: EpochMs | null;
  } | null;
  /** Runs that wait for an answer; the first gets the next message. */
  readonly runs: readonly ListeningRun[];
  /** Runs that wait for the service window: whoever gets the message, they go on, after that one. */
  readonly awaitingWindow: readonly ListeningRun[];
  /** What is asked when no run waits; the first that fits starts. */
  readonly triggers: readonly ListeningTrigger[];
}

export interface ListeningRun {
  readonly runId: RunId;
  readonly journeyId: JourneyId;
  readonly journeyName: string;
  readonly node: NodeId;
  readonly nodeTitle: string;
}

export interface ListeningTrigger {
  readonly journeyId: JourneyId;
  readonly journeyName: string;
  readonly priority: number;
  readonly node: NodeId;
  readonly nodeTitle: string;
  /** Whether the contact may start the journey now. */
  readonly mayStart: boolean;
}
