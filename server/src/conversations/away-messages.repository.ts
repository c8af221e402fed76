import {
  SERVICE_WINDOW_MARGIN_MS,
  type BusinessHours,
  type ChannelId,
  type ContactId,
  type ConversationId,
  type EpochMs,
  type MessageId,
  type OutgoingContent,
  type WorkspaceId,
} from '@sendero/shared';
import type { PoolClient } from 'pg';
import { storedJson } from '../database/stored-json';
import { newId } from '../new-id';
import { AWAY_KEY } from './away-key';
import { heldByBot } from './held-by-bot-sql';

const MOST_A_ROUND = 200;

/** A workspace that answers when nobody is there. */
export interface AwayWorkspace {
  readonly id: WorkspaceId;
  readonly awayMessage: string;
  readonly businessHours: BusinessHours;
}

/** Somebody who wrote to people while nobody was there. */
export interface LeftWaiting {
  readonly conversationId: ConversationId;
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
}

export interface AwayMessage extends LeftWaiting {
  readonly workspaceId: WorkspaceId;
  readonly id: MessageId;
}

export class AwayMessagesRepository {
  async workspaces(tx: PoolClient): Promise<readonly AwayWorkspace[]> {
    const { rows } = await tx.query<AwayWorkspace>({
      name: 'away workspaces',
      text: `SELECT id, away_message AS "awayMessage", business_hours AS "businessHours" FROM workspace
              WHERE away_message <> '' AND business_hours IS NOT NULL`,
    });
    return rows;
  }

  /**
   * Who wrote since it was closed, in a conversation that people have, and was not told yet: neither by this message nor
   * by an agent who is there all the same. Nobody whose window has shut or who asked us to stop.
   */
  async leftWaiting(
    workspace: WorkspaceId,
    closedSince: EpochMs,
    now: EpochMs,
    tx: PoolClient,
  ): Promise<readonly LeftWaiting[]> {
    const { rows } = await tx.query<LeftWaiting>({
      name: 'left waiting',
      text: `SELECT t.id AS "conversationId", t.channel_id AS "channelId", t.contact_id AS "contactId"
               FROM conversation t
              WHERE t.workspace_id = $1 AND t.status = 'open' AND NOT ${heldByBot('t')} AND t.last_inbound_at >= $2 AND t.window_expires_at > $3
                AND NOT EXISTS (SELECT FROM message m WHERE m.channel_id = t.channel_id
                                   AND m.idempotency_key = '${AWAY_KEY}' || t.id || ' ' || $4)
                AND NOT EXISTS (SELECT FROM message m
                                 WHERE m.contact_id = t.contact_id AND m.channel_id = t.channel_id AND m.at >= $2
                                   AND m.direction = 'out' AND m.journey_id IS NULL AND m.rule_id IS NULL AND m.bot_id IS NULL
                                   AND starts_with(m.idempotency_key, '${AWAY_KEY}') IS NOT TRUE)
                AND NOT EXISTS (SELECT FROM consent o
                                 WHERE o.contact_id = t.contact_id AND o.topic = 'all' AND o.state = 'out'
                                   AND NOT EXISTS (SELECT FROM consent i
                                                    WHERE i.contact_id = o.contact_id AND i.state = 'in' AND i.at > o.at))
              ORDER BY t.id LIMIT ${MOST_A_ROUND}`,
      values: [workspace, new Date(closedSince), new Date(now + SERVICE_WINDOW_MARGIN_MS), String(closedSince)],
    });
    return rows;
  }

  /**
   * Queues the message for each of them as any other. Its key names the conversation and the time of closing: however
   * often and in how many processes this is done, each gets it once.
   */
  async queue(
    { id: workspace, awayMessage }: AwayWorkspace,
    waiting: readonly LeftWaiting[],
    closedSince: EpochMs,
    now: Date,
    tx: PoolClient,
  ): Promise<readonly AwayMessage[]> {
    const content: OutgoingContent = {
      type: 'session',
      message: { type: 'text', text: awayMessage, previewUrl: false },
    };
    const messages = waiting.map((one): AwayMessage => ({ ...one, workspaceId: workspace, id: newId<MessageId>() }));
    const { rows } = await tx.query<{ readonly id: MessageId }>({
      name: 'queue away messages',
      text: `WITH written AS (
               INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at, status,
                                    topic, idempotency_key)
               SELECT id, $1, channel_id, contact_id, 'out', $6, $7, $8, $8, 'queued', 'service', key
                 FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[]) AS x (id, channel_id, contact_id, key)
               ON CONFLICT (channel_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
               RETURNING id, channel_id, contact_id
             ), queued AS (
               INSERT INTO outbox (message_id, channel_id, contact_id) SELECT id, channel_id, contact_id FROM written ORDER BY id
             )
             SELECT id FROM written`,
      values: [
        workspace,
        messages.map(({ id }) => id),
        messages.map(({ channelId }) => channelId),
        messages.map(({ contactId }) => contactId),
        messages.map(({ conversationId }) => `${AWAY_KEY}${conversationId} ${closedSince}`),
        storedJson(content),
        awayMessage,
        now,
      ],
    });
    const written = new Set(rows.map(({ id }) => id));
    return messages.filter(({ id }) => written.has(id));
  }
}
