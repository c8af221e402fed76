import { Injectable } from '@nestjs/common';
import {
  laneOf,
  windowExpiresAt,
  type ChannelId,
  type ContactId,
  type ConversationId,
  type EpochMs,
  type IncomingContent,
  type IncomingMessage,
  type MessageId,
  type Referral,
  type WorkspaceId,
} from '@sendero/shared';
import type { PoolClient } from 'pg';
import { storedJson } from '../database/stored-json';
import { newId } from '../new-id';

/** A message whose contact is known, ready to be stored. */
export interface NewInbound {
  readonly id: MessageId;
  readonly workspaceId: WorkspaceId;
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
  readonly providerId: string;
  /** The provider's time, never later than now. */
  readonly writtenAt: EpochMs;
  /** Where it stands in the thread. */
  readonly at: EpochMs;
  readonly text: string;
  readonly content: IncomingContent;
  readonly referral: Referral | null;
  readonly opensWindow: boolean;
  readonly quotedId: string | null;
  readonly consent: 'in' | 'out' | null;
}

export interface StoredInbound {
  readonly messageId: MessageId;
  readonly conversationId: ConversationId;
}

/** Everything that one incoming message writes, for any number of them in one statement. */
@Injectable()
export class InboundRepository {
  /**
   * Stores messages, their conversations' windows, and the events that wait for the engine. A message that is already
   * there is left alone and not returned: a webhook delivered twice is one event.
   */
  async store(messages: readonly NewInbound[], now: Date, tx: PoolClient): Promise<readonly StoredInbound[]> {
    const { rows } = await tx.query<StoredInbound>({
      name: 'store inbound',
      text: STORE,
      values: [
        messages.map((message) => message.id),
        messages.map((message) => message.workspaceId),
        messages.map((message) => message.channelId),
        messages.map((message) => message.contactId),
        messages.map((message) => message.providerId),
        messages.map(bodyOf),
        messages.map((message) => message.text),
        messages.map((message) => new Date(message.at)),
        messages.map((message) => new Date(message.writtenAt)),
        messages.map((message) => (message.opensWindow ? new Date(windowExpiresAt(message.writtenAt)) : null)),
        messages.map((message) => laneOf(message.contactId)),
        messages.map((message) => eventRest(message)),
        messages.map(() => newId<ConversationId>()),
        now,
      ],
    });
    return rows;
  }

  async storeUnknown(
    parts: readonly { readonly channelId: ChannelId; readonly field: string; readonly payload: unknown }[],
    now: Date,
    tx: PoolClient,
  ): Promise<void> {
    await tx.query({
      name: 'store unknown',
      text: `INSERT INTO unknown_webhook (channel_id, field, payload, received_at)
             SELECT *, $4 FROM unnest($1::uuid[], $2::text[], $3::json[])`,
      values: [
        parts.map(({ channelId }) => channelId),
        parts.map(({ field }) => field),
        parts.map(({ payload }) => JSON.stringify(payload) ?? 'null'),
        now,
      ],
    });
  }
}

/** What came in, with the message that it answers. */
function bodyOf({ content, quotedId }: NewInbound): string {
  return storedJson(quotedId === null ? content : { ...content, quotedId });
}

/** The event's JSON after `{"type":"incoming","first":…,`; whether it is the first is only known inside the statement. */
function eventRest({ id, at, text, content, referral, quotedId, consent }: NewInbound): string {
  const message: IncomingMessage = { id, at, text, content, ...(referral && { referral }) };
  return storedJson({ message, quotedId, consent }).slice(1);
}

const STORE = `
WITH input AS (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::json[], $7::text[],
                       $8::timestamptz[], $9::timestamptz[], $10::timestamptz[], $11::smallint[], $12::text[], $13::uuid[])
    WITH ORDINALITY AS x (id, workspace_id, channel_id, contact_id, provider_id, body, text, at, written_at, expires_at,
                          lane, event_rest, conversation_id, n)
), stored AS (
  INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, provider_id, body, text, at, created_at)
  SELECT id, workspace_id, channel_id, contact_id, 'in', provider_id, body, text, at, $14 FROM input ORDER BY n
  ON CONFLICT (channel_id, provider_id) WHERE provider_id IS NOT NULL DO NOTHING
  RETURNING id
), fresh AS (
  SELECT input.* FROM input JOIN stored USING (id)
), thread AS (
  INSERT INTO conversation AS c (id, workspace_id, channel_id, contact_id, last_inbound_at, window_expires_at, unread)
  SELECT (array_agg(conversation_id))[1], workspace_id, channel_id, contact_id, max(at), max(expires_at), count(*)
    FROM fresh GROUP BY workspace_id, channel_id, contact_id ORDER BY channel_id, contact_id
  ON CONFLICT (channel_id, contact_id) DO UPDATE
    SET last_inbound_at = greatest(c.last_inbound_at, excluded.last_inbound_at),
        window_expires_at = greatest(c.window_expires_at, excluded.window_expires_at),
        unread = c.unread + excluded.unread
  -- xmax is 0 on a row that was just inserted and not updated.
  RETURNING c.id, c.channel_id, c.contact_id, (c.xmax = 0) AS created
), queued AS (
  INSERT INTO event (lane, contact_id, channel_id, payload, received_at)
  SELECT f.lane, f.contact_id, f.channel_id,
         ('{"type":"incoming","first":'
           || (t.created AND row_number() OVER (PARTITION BY f.channel_id, f.contact_id ORDER BY f.n) = 1)
           || ',' || f.event_rest)::json,
         $14
    FROM fresh f JOIN thread t USING (channel_id, contact_id)
   ORDER BY f.n
)
SELECT f.id AS "messageId", t.id AS "conversationId"
  FROM fresh f JOIN thread t USING (channel_id, contact_id)`;
