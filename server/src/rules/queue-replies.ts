import type { ChannelId, ContactId, MessageId, SessionMessage, WorkspaceId } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { outgoingText } from '../effects/outgoing-text';
import { newId } from '../new-id';

/** A session message that a rule sends because of a message that came in. */
export interface Reply {
  readonly workspaceId: WorkspaceId;
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
  readonly ruleId: string;
  /** What it answers. */
  readonly messageId: MessageId;
  /** Which of several answers it is, from 0. */
  readonly index: number;
  readonly message: SessionMessage;
}

/**
 * Queues replies, each once: a message that came in has one answer, however often it is worked. The sender judges them
 * like every message before they go out.
 */
export async function queueReplies(replies: readonly Reply[], now: Date, tx: PoolClient): Promise<void> {
  if (replies.length === 0) return;
  const contents = replies.map(({ message }) => ({ type: 'session', message }) as const);
  await tx.query({
    name: 'queue replies',
    text: `WITH written AS (
             INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at, status,
                                  topic, idempotency_key, rule_id)
             SELECT id, workspace_id, channel_id, contact_id, 'out', body, text, $9, $9, 'queued', 'service', key, rule_id
               FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::json[], $6::text[], $7::text[], $8::uuid[])
                    AS x (id, workspace_id, channel_id, contact_id, body, text, key, rule_id)
             ON CONFLICT (channel_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
             RETURNING id, channel_id, contact_id
           )
           INSERT INTO outbox (message_id, channel_id, contact_id)
           SELECT id, channel_id, contact_id FROM written ORDER BY id`,
    values: [
      replies.map(() => newId<MessageId>()),
      replies.map(({ workspaceId }) => workspaceId),
      replies.map(({ channelId }) => channelId),
      replies.map(({ contactId }) => contactId),
      contents.map((content) => JSON.stringify(content)),
      contents.map((content) => outgoingText(content, {})),
      replies.map(({ messageId, index }) => `answer ${index} to ${messageId}`),
      replies.map(({ ruleId }) => ruleId),
      now,
    ],
  });
}
