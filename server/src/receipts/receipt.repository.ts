import { Injectable } from '@nestjs/common';
import type {
  ChannelId,
  ContactId,
  MessageId,
  MessageStatus,
  NodeId,
  ProblemCode,
  RunId,
  WorkspaceId,
} from '@sendero/shared';
import type { PoolClient } from 'pg';

/** The furthest news of one message in a batch. */
export interface ReceiptRow {
  readonly channelId: ChannelId;
  readonly messageId: MessageId | null;
  readonly providerId: string;
  readonly status: MessageStatus;
  readonly at: Date;
  readonly problem: ProblemCode | null;
  readonly detail: string | null;
}

/** A message that a receipt moved forward. */
export interface MovedMessage {
  readonly id: MessageId;
  readonly workspaceId: WorkspaceId;
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
  readonly was: MessageStatus;
  readonly now: MessageStatus;
  readonly at: Date;
  readonly problem: ProblemCode | null;
  readonly run: {
    readonly id: RunId;
    readonly versionId: string;
    readonly nodeId: NodeId;
    readonly revision: number;
    readonly awaitsReceipt: boolean;
  } | null;
}

interface MovedRow extends Omit<MovedMessage, 'run'> {
  readonly runId: RunId | null;
  readonly versionId: string | null;
  readonly nodeId: NodeId | null;
  readonly revision: number | null;
  readonly awaitsReceipt: boolean;
}

@Injectable()
export class ReceiptRepository {
  /**
   * Moves messages forward, never back: a receipt that is older than what is known does nothing. A message in doubt is
   * settled by any receipt, because one proves that the provider has it. Rows are locked in order of their ids, so that
   * two processes never wait for each other in a circle.
   */
  async apply(receipts: readonly ReceiptRow[], tx: PoolClient): Promise<readonly MovedMessage[]> {
    const { rows } = await tx.query<MovedRow>({
      name: 'apply receipts',
      text: APPLY,
      values: [
        receipts.map(({ channelId }) => channelId),
        receipts.map(({ messageId }) => messageId),
        receipts.map(({ providerId }) => providerId),
        receipts.map(({ status }) => status),
        receipts.map(({ at }) => at),
        receipts.map(({ problem }) => problem),
        receipts.map(({ detail }) => detail),
      ],
    });
    return rows.map(toMoved);
  }

  /** Meta says that the window is shut; its word counts more than our clock. */
  async closeWindows(messages: readonly MovedMessage[], now: Date, tx: PoolClient): Promise<void> {
    await tx.query({
      name: 'close windows',
      text: `UPDATE conversation c SET window_expires_at = $3
               FROM unnest($1::uuid[], $2::uuid[]) AS x (channel_id, contact_id)
              WHERE c.channel_id = x.channel_id AND c.contact_id = x.contact_id AND c.window_expires_at > $3`,
      values: [messages.map(({ channelId }) => channelId), messages.map(({ contactId }) => contactId), now],
    });
  }
}

/** Converts: the columns of a run are written together or not at all. */
function toMoved({ runId, versionId, nodeId, revision, awaitsReceipt, ...message }: MovedRow): MovedMessage {
  const run =
    runId !== null && versionId !== null && nodeId !== null && revision !== null
      ? { id: runId, versionId, nodeId, revision, awaitsReceipt }
      : null;
  return { ...message, run };
}

const APPLY = `
WITH input AS (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::message_status[], $5::timestamptz[], $6::text[], $7::text[])
    AS x (channel_id, message_id, provider_id, status, at, problem, detail)
), named AS (
  SELECT message_id AS id, input.* FROM input WHERE message_id IS NOT NULL
  UNION ALL
  SELECT m.id, input.* FROM input JOIN message m ON m.channel_id = input.channel_id AND m.provider_id = input.provider_id
   WHERE input.message_id IS NULL AND m.direction = 'out'
), held AS (
  SELECT m.id, m.status AS was, n.status, n.provider_id, n.at, n.problem, n.detail
    FROM named n JOIN message m ON m.id = n.id AND m.channel_id = n.channel_id AND m.direction = 'out'
   WHERE m.status < n.status
   ORDER BY m.id FOR UPDATE OF m
), settled AS (
  DELETE FROM outbox o USING held WHERE o.message_id = held.id
)
UPDATE message m
   SET status = h.status,
       provider_id = coalesce(m.provider_id, h.provider_id),
       accepted_at = coalesce(m.accepted_at, h.at),
       problem = coalesce(h.problem, m.problem),
       problem_detail = coalesce(h.detail, m.problem_detail)
  FROM held h
 WHERE m.id = h.id AND m.status < h.status
RETURNING m.id, m.workspace_id AS "workspaceId", m.channel_id AS "channelId", m.contact_id AS "contactId", h.was,
          m.status AS now, h.at, m.problem, m.run_id AS "runId", m.version_id AS "versionId", m.node_id AS "nodeId",
          m.revision, m.awaits_receipt AS "awaitsReceipt"`;
