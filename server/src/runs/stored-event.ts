import type { IncomingMessage, JourneyId, NodeId, RunChange, RunEvent, TaskId } from '@sendero/shared';

/**
 * What waits in the event table. A message that came in is not addressed to a run yet: who gets it is decided when its
 * turn comes, because that depends on everything before it.
 */
export type StoredEvent =
  | {
      readonly type: 'incoming';
      /** Whether it is the contact's first message ever on this channel. */
      readonly first: boolean;
      readonly message: IncomingMessage;
      /** The provider's id of the message that is answered, quoted or tapped. */
      readonly quotedId: string | null;
      /** Set when the message was one of the opt-in or opt-out keywords, whose ledger entry is already written. */
      readonly consent: 'in' | 'out' | null;
    }
  /** A change to all runs of a journey has come to this run. */
  | { readonly type: 'task'; readonly task: TaskId; readonly change: RunChange }
  /** Somebody asks to put the contact into a journey. It is for no run: there is none yet. */
  | {
      readonly type: 'start';
      readonly journeyId: JourneyId;
      /** The trigger to start at; null for the first one that lets in who is started this way. */
      readonly trigger: NodeId | null;
      /** The value of the journey's run key; null when it is among the properties, or there is none. */
      readonly key: string | null;
      readonly event: Extract<RunEvent, { readonly type: 'started' }>;
    }
  | RunEvent;
