import { Injectable } from '@nestjs/common';
import {
  messageStatuses,
  type ChannelId,
  type ContactId,
  type MessageId,
  type MessageStatus,
  type NodeId,
  type SendReason,
  type RunId,
  type WorkspaceId,
} from '@sendero/shared';
import type { PoolClient } from 'pg';

/** The furthest news of one message in a batch. */
export interface ReceiptRow {
  readonly channelId: ChannelId;
  readonly messageId: MessageId | null;
  readonly providerId: string;
  readonly status: MessageStatus;
  readonly at: Date;
  readonly problem: SendReason | null;
  readonly detail: string | null;
  /** What was told of charging for it; null for nothing. */
  readonly pricing: string | null;
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
  readonly problem: SendReason | null;
  readonly run: {
    readonly id: RunId;
    readonly versionId: string;
    readonly nodeId: NodeId;
    readonly revision: number;
    readonly awaitsReceipt: boolean;
  } | null;
}

interface MovedRow extends Omit<MovedMessage, 'run' | 'was'> {
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
   * settled by any receipt, because one proves that the provider has it.
   *
   * Two statements on purpose. The first locks the rows, in order of their ids so that two processes never wait for
   * each other in a circle; the second sees what whoever held them before has committed. In one statement Postgres
   * would judge a row that it had to wait for by a copy of the joined rows, and miss some of them.
   */
  async apply(receipts: readonly ReceiptRow[], tx: PoolClient): Promise<readonly MovedMessage[]> {
    const named = await this.named(receipts, tx);
    if (named.length === 0) return [];
    const [locked, moved] = await Promise.all([
      tx.query<{ readonly id: MessageId; readonly status: MessageStatus }>({
        name: 'lock messages',
        text: 'SELECT id, status FROM message WHERE id = ANY($1) ORDER BY id FOR UPDATE',
        values: [named.map(({ messageId }) => messageId)],
      }),
      tx.query<MovedRow>({
        name: 'apply receipts',
        text: APPLY,
        values: [
          named.map(({ messageId }) => messageId),
          named.map(({ channelId }) => channelId),
          named.map(({ providerId }) => providerId),
          named.map(({ status }) => status),
          named.map(({ at }) => at),
          named.map(({ problem }) => problem),
          named.map(({ detail }) => detail),
          named.map(({ pricing }) => pricing),
        ],
      }),
    ]);
    const was = new Map(locked.rows.map(({ id, status }) => [id, status]));
    // A receipt that came too late to move its message may have told its price: that is kept, and no news.
    return moved.rows.map((row) => toMoved(row, was.get(row.id) ?? 'queued')).filter((row) => row.was !== row.now);
  }

  /** Finds the messages of receipts that do not carry our id, by the provider's. A receipt of a stranger is left out. */
  private async named(
    receipts: readonly ReceiptRow[],
    tx: PoolClient,
  ): Promise<readonly (ReceiptRow & { readonly messageId: MessageId })[]> {
    const nameless = receipts.filter(({ messageId }) => messageId === null);
    const found = nameless.length === 0 ? new Map<string, MessageId>() : await this.byProviderId(nameless, tx);
    const best = new Map<MessageId, ReceiptRow & { readonly messageId: MessageId }>();
    for (const receipt of receipts) {
      const messageId = receipt.messageId ?? found.get(`${receipt.channelId} ${receipt.providerId}`);
      if (!messageId) continue;
      best.set(messageId, { ...furtherOf(best.get(messageId), receipt), messageId });
    }
    return [...best.values()];
  }

  private async byProviderId(receipts: readonly ReceiptRow[], tx: PoolClient): Promise<ReadonlyMap<string, MessageId>> {
    const { rows } = await tx.query<{
      readonly channelId: ChannelId;
      readonly providerId: string;
      readonly id: MessageId;
    }>({
      name: 'messages by provider id',
      text: `SELECT m.channel_id AS "channelId", m.provider_id AS "providerId", m.id
               FROM unnest($1::uuid[], $2::text[]) AS x (channel_id, provider_id)
               JOIN message m ON m.channel_id = x.channel_id AND m.provider_id = x.provider_id
              WHERE m.direction = 'out'`,
      values: [receipts.map(({ channelId }) => channelId), receipts.map(({ providerId }) => providerId)],
    });
    return new Map(rows.map(({ channelId, providerId, id }) => [`${channelId} ${providerId}`, id]));
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

/** Of two receipts of a message the one that tells more; the price is kept whichever told it. */
export function furtherOf(known: ReceiptRow | undefined, receipt: ReceiptRow): ReceiptRow {
  if (!known) return receipt;
  const further = rankOf(known.status) < rankOf(receipt.status) ? receipt : known;
  return { ...further, pricing: known.pricing ?? receipt.pricing };
}

function rankOf(status: MessageStatus): number {
  return messageStatuses.indexOf(status);
}

/** Converts: the columns of a run are written together or not at all. */
function toMoved(
  { runId, versionId, nodeId, revision, awaitsReceipt, ...message }: MovedRow,
  was: MessageStatus,
): MovedMessage {
  const run =
    runId !== null && versionId !== null && nodeId !== null && revision !== null
      ? { id: runId, versionId, nodeId, revision, awaitsReceipt }
      : null;
  return { ...message, was, run };
}

/** The rows are locked by now, so what this sees is what holds. */
const APPLY = `
WITH input AS (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::message_status[], $5::timestamptz[], $6::text[], $7::text[],
                       $8::text[])
    AS x (id, channel_id, provider_id, status, at, problem, detail, pricing)
), moved AS (
  UPDATE message m
     SET status = greatest(m.status, x.status),
         provider_id = coalesce(m.provider_id, x.provider_id),
         accepted_at = coalesce(m.accepted_at, x.at),
         sent_at = CASE WHEN x.status = 'sent' AND m.status < 'sent' THEN x.at ELSE m.sent_at END,
         delivered_at =
           CASE WHEN x.status = 'delivered' AND m.status < 'delivered' THEN x.at ELSE m.delivered_at END,
         read_at = CASE WHEN x.status = 'read' AND m.status < 'read' THEN x.at ELSE m.read_at END,
         failed_at = CASE WHEN x.status = 'failed' AND m.status < 'failed' THEN x.at ELSE m.failed_at END,
         problem = coalesce(x.problem, m.problem),
         problem_detail = coalesce(x.detail, m.problem_detail),
         pricing = coalesce(m.pricing, x.pricing)
    FROM input x
   WHERE m.id = x.id AND m.channel_id = x.channel_id AND m.direction = 'out'
     AND (m.status < x.status OR (m.pricing IS NULL AND x.pricing IS NOT NULL))
  RETURNING m.id, m.workspace_id, m.channel_id, m.contact_id, m.status, x.at, m.problem, m.run_id, m.version_id,
            m.node_id, m.revision, m.awaits_receipt
), settled AS (
  DELETE FROM outbox o USING moved WHERE o.message_id = moved.id
)
SELECT id, workspace_id AS "workspaceId", channel_id AS "channelId", contact_id AS "contactId", status AS now, at, problem,
       run_id AS "runId", version_id AS "versionId", node_id AS "nodeId", revision, awaits_receipt AS "awaitsReceipt"
  FROM moved`;
