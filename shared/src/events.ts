import type { EpochMs, NodeId } from './ids';
import type { JsonValue } from './json';
import type { IncomingMessage } from './messages';
import type { ProblemCode } from './problems';
import type { SendReason } from './send-reasons';

/** What can happen to a run. */
export type RunEvent =
  | { readonly type: 'messageReceived'; readonly message: IncomingMessage }
  /** The contact wrote, whoever got the message. Only runs are told that wait for the service window. */
  | { readonly type: 'windowOpened' }
  /** A timer of this run fell due; `token` is the revision that the run had when the timer was started. */
  | { readonly type: 'timerDue'; readonly token: number }
  /** News of a message that this run sent on the visit with this revision. Only visits that wait for it are told. */
  | {
      readonly type: 'receipt';
      readonly node: NodeId;
      readonly revision: number;
      readonly status: ReceiptStatus;
      readonly at: EpochMs;
      /** Why it failed. */
      readonly problem?: SendReason;
    }
  /** Something another system told us of the contact, or that we noticed ourselves. */
  | { readonly type: 'customEvent'; readonly name: string; readonly properties: Properties; readonly at: EpochMs }
  /** The contact opened a tracked link; `sentBy` is the visit whose message held it. */
  | {
      readonly type: 'linkClicked';
      readonly url: string;
      readonly sentBy: { readonly node: NodeId; readonly revision: number };
      readonly at: EpochMs;
    }
  /** The answer to the web call that the visit with this revision asked for; `status` is null when none came. */
  | {
      readonly type: 'callAnswered';
      readonly node: NodeId;
      readonly revision: number;
      readonly succeeded: boolean;
      readonly status: number | null;
      readonly body: JsonValue;
      /** Why it did not succeed. */
      readonly problem?: ProblemCode;
    }
  /** Whoever had taken the conversation over on the visit with this revision gave it back. */
  | { readonly type: 'handoverResolved'; readonly node: NodeId; readonly revision: number }
  /** The contact is put into the journey without having written or done anything just now. */
  | { readonly type: 'started'; readonly by: StartedBy; readonly properties: Properties }
  /** The run ends wherever it is. */
  | { readonly type: 'exit'; readonly reason: ExitReason };

/** What an event says besides its name. */
export type Properties = { readonly [name: string]: JsonValue };

/** Says of a run how many journeys in a row started each other before it; absent when none did. */
export const START_DEPTH = 'startDepth';

/** How many journeys may start each other in a row for one contact. */
export const MOST_STARTS_IN_A_ROW = 10;

/** What put a contact into a journey. */
export type StartedBy = 'api' | 'journey' | 'segment' | 'date' | 'inaction';

export type RunEventType = RunEvent['type'];

/** `accepted` is the provider's answer to the send call; the others are status callbacks. */
export type ReceiptStatus = 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';

export type ExitReason =
  | 'opted_out'
  | 'ended_by_user'
  /** The journey was stopped. */
  | 'journey_stopped'
  /** A new version took the place of the one that the run walked. */
  | 'version_replaced'
  /** Its time was up while the journey was paused. */
  | 'overdue'
  /** The event happened that the journey is for. */
  | 'goal_reached'
  /** A rule of the journey's settings took it out. */
  | 'exit_event'
  | 'exit_condition';
