import type { EpochMs, NodeId } from './ids';
import type { IncomingMessage } from './messages';
import type { ProblemCode } from './problems';

/** What can happen to a run. */
export type RunEvent =
  | { readonly type: 'messageReceived'; readonly message: IncomingMessage }
  /** A timer of this run fell due; `token` is the revision that the run had when the timer was started. */
  | { readonly type: 'timerDue'; readonly token: number }
  /** News of a message that this run sent on the visit with this revision. Only visits that wait for it are told. */
  | {
      readonly type: 'receipt';
      readonly node: NodeId;
      readonly revision: number;
      readonly status: ReceiptStatus;
      readonly at: EpochMs;
      readonly problem?: ProblemCode;
    }
  /** The run ends wherever it is. */
  | { readonly type: 'exit'; readonly reason: ExitReason };

export type RunEventType = RunEvent['type'];

/** `accepted` is the provider's answer to the send call; the others are status callbacks. */
export type ReceiptStatus = 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';

export type ExitReason = 'opted_out' | 'ended_by_user';
