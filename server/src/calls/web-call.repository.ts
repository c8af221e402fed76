import { Injectable } from '@nestjs/common';
import type {
  ChannelId,
  ContactId,
  FilledRequest,
  MessageId,
  NodeId,
  ProblemCode,
  RunId,
  WorkspaceId,
} from '@sendero/shared';
import type { PoolClient } from 'pg';

/** How much longer than one try its lease lasts, in ms. */
const LEASE_MARGIN_MS = 10_000;

/** Who asked for a call: a visit of a run, or a rule because of a message. */
export type CallAsker =
  | { readonly type: 'run'; readonly runId: RunId; readonly node: NodeId; readonly revision: number }
  | { readonly type: 'rule'; readonly ruleId: string; readonly messageId: MessageId };

/** A call that was asked for in one of these ways. */
export type CallOf<T extends CallAsker['type']> = LeasedCall & { readonly asker: Extract<CallAsker, { type: T }> };

/** A call that this worker has leased. */
export interface LeasedCall {
  readonly id: string;
  readonly asker: CallAsker;
  readonly workspaceId: WorkspaceId;
  readonly contactId: ContactId;
  readonly channelId: ChannelId;
  readonly request: FilledRequest;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly failures: number;
  /** Whether somebody still waits for the answer. */
  readonly wanted: boolean;
}

/** How a call ended. */
export interface FinishedCall {
  readonly id: string;
  readonly status: number | null;
  readonly problem: ProblemCode | null;
}

/** The queue of calls to other systems. Leases and pauses go by the machine's time. */
@Injectable()
export class WebCallRepository {
  /**
   * Leases the oldest calls that are due. The lease is committed before the call is made: after a crash it ends, and the
   * call is made again under the same key. Nothing of a paused journey is called.
   */
  async lease(most: number, tx: PoolClient): Promise<readonly LeasedCall[]> {
    const { rows } = await tx.query<LeasedCall>({
      name: 'lease web calls',
      text: `UPDATE web_call c SET lease_until = clock_timestamp() + (c.timeout_ms + ${LEASE_MARGIN_MS}) * interval '1 millisecond'
              WHERE c.id = ANY(ARRAY(
                SELECT o.id FROM web_call o
                 WHERE o.finished_at IS NULL
                   AND (o.lease_until IS NULL OR o.lease_until < clock_timestamp())
                   AND (o.not_before IS NULL OR o.not_before <= clock_timestamp())
                   AND NOT EXISTS (SELECT 1 FROM journey j WHERE j.id = o.journey_id AND j.status = 'paused')
                 ORDER BY o.created_at LIMIT $1 FOR UPDATE OF o SKIP LOCKED))
             RETURNING id, workspace_id AS "workspaceId", contact_id AS "contactId",
                       CASE WHEN run_id IS NULL
                         THEN json_build_object('type', 'rule', 'ruleId', rule_id, 'messageId', message_id)
                         ELSE json_build_object('type', 'run', 'runId', run_id, 'node', node_id, 'revision', revision)
                       END AS asker,
                       channel_id AS "channelId", request, timeout_ms AS "timeoutMs", retries, failures,
                       c.run_id IS NULL OR EXISTS (SELECT 1 FROM run r WHERE r.id = c.run_id AND r.status = 'active'
                                  AND (r.state->>'revision')::int = c.revision) AS wanted`,
      values: [most],
    });
    return rows;
  }

  /** Puts a call back that failed, to be tried again after `afterMs`. */
  async retry(id: string, afterMs: number, tx: PoolClient): Promise<void> {
    await tx.query({
      name: 'retry web call',
      text: `UPDATE web_call SET lease_until = NULL, failures = failures + 1,
                    not_before = clock_timestamp() + $2 * interval '1 millisecond'
              WHERE id = $1 AND finished_at IS NULL`,
      values: [id, afterMs],
    });
  }

  /** Puts a call back that was broken off, for whoever comes next. */
  async release(id: string, tx: PoolClient): Promise<void> {
    await tx.query({
      name: 'release web call',
      text: 'UPDATE web_call SET lease_until = NULL WHERE id = $1 AND finished_at IS NULL',
      values: [id],
    });
  }

  /** Ends a call and forgets what was sent; false when somebody else has ended it. */
  async finish({ id, status, problem }: FinishedCall, now: Date, tx: PoolClient): Promise<boolean> {
    const { rowCount } = await tx.query({
      name: 'finish web call',
      text: `UPDATE web_call SET finished_at = $4, http_status = $2, problem = $3, request = NULL, lease_until = NULL
              WHERE id = $1 AND finished_at IS NULL`,
      values: [id, status, problem, now],
    });
    return rowCount === 1;
  }

  /** Whether people have the conversation that a call is about. */
  async isWithPeople({ channelId, contactId }: LeasedCall, tx: PoolClient): Promise<boolean> {
    const { rowCount } = await tx.query({
      name: 'call with people',
      text: `SELECT FROM conversation WHERE channel_id = $1 AND contact_id = $2 AND status = 'open'`,
      values: [channelId, contactId],
    });
    return rowCount === 1;
  }
}
