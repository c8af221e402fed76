import { Injectable } from '@nestjs/common';
import type {
  ChannelId,
  ConsentEntries,
  ContactId,
  ConversationId,
  EpochMs,
  MessageId,
  OutgoingContent,
  WorkspaceId,
} from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';
import { agentNamed, teamNamed } from '../agents/named-sql';
import { storedJson } from '../database/stored-json';

/** A bot that proved who it is. */
export interface BotIdentity {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
}

/** A conversation that a bot holds, and what decides whether it may write. */
export interface HeldThread {
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
  readonly windowExpiresAt: EpochMs | null;
  readonly consent: ConsentEntries;
}

/** Which conversations bots hold. */
@Injectable()
export class BotHoldsRepository {
  constructor(private readonly database: DataSource) {}

  /** Runs `work` in one transaction; an error rolls back and is passed on. */
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** The bot with this token, if it is switched on. */
  async bot(tokenHash: string): Promise<BotIdentity | null> {
    const [row] = await this.database.query<BotIdentity[]>(
      `SELECT id, workspace_id AS "workspaceId" FROM webhook_endpoint WHERE token_hash = $1 AND enabled`,
      [tokenHash],
    );
    return row ?? null;
  }

  /** Null when the bot does not hold it. */
  async thread({ id: bot, workspaceId }: BotIdentity, id: ConversationId): Promise<HeldThread | null> {
    const [row] = await this.database.query<
      { channelId: ChannelId; contactId: ContactId; windowExpiresAt: Date | null; consent: ConsentEntries }[]
    >(
      `SELECT t.channel_id AS "channelId", t.contact_id AS "contactId", t.window_expires_at AS "windowExpiresAt",
              (SELECT coalesce(json_agg(json_build_object('topic', k.topic, 'state', k.state,
                                                          'at', (extract(epoch FROM k.at) * 1000)::bigint)), '[]')
                 FROM consent k WHERE k.contact_id = t.contact_id) AS consent
         FROM conversation t WHERE t.workspace_id = $1 AND t.id = $2 AND t.bot_id = $3 AND t.bot_until IS NULL`,
      [workspaceId, id, bot],
    );
    return row ? { ...row, windowExpiresAt: row.windowExpiresAt?.getTime() ?? null } : null;
  }

  /** The message that the bot wrote under this key before; null when there is none. */
  async written(bot: BotIdentity, conversation: ConversationId, key: string): Promise<MessageId | null> {
    const [row] = await this.database.query<{ id: MessageId }[]>(
      `SELECT m.id FROM conversation t JOIN message m ON m.channel_id = t.channel_id AND m.idempotency_key = $4
        WHERE t.workspace_id = $1 AND t.id = $2 AND m.bot_id = $3`,
      [bot.workspaceId, conversation, bot.id, keyIn(conversation, key)],
    );
    return row?.id ?? null;
  }

  /**
   * Queues a message of a bot, if it still holds the conversation: it is judged in the same statement that writes.
   *
   * @returns the message's id, or that of the message which was written under the same key; null when it does not hold it
   */
  async write(
    { id: bot, workspaceId }: BotIdentity,
    conversation: ConversationId,
    message: {
      readonly id: MessageId;
      readonly content: OutgoingContent;
      readonly text: string;
      readonly key: string | null;
      readonly callbackData: string | null;
    },
    now: Date,
  ): Promise<MessageId | null> {
    const key = message.key === null ? null : keyIn(conversation, message.key);
    const [row] = await this.database.query<{ id: MessageId | null }[]>(
      `WITH held AS (
         SELECT id, workspace_id, channel_id, contact_id FROM conversation
          WHERE workspace_id = $1 AND id = $2 AND bot_id = $3 AND bot_until IS NULL FOR UPDATE
       ), written AS (
         INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at, status, topic,
                              idempotency_key, callback_data, bot_id)
         SELECT $4::uuid, workspace_id, channel_id, contact_id, 'out', $5::json, $6, $8, $8, 'queued', 'service', $7, $9, $3::uuid
           FROM held
         ON CONFLICT (channel_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
         RETURNING id, channel_id, contact_id
       ), queued AS (
         INSERT INTO outbox (message_id, channel_id, contact_id) SELECT id, channel_id, contact_id FROM written
       )
       SELECT coalesce((SELECT id FROM written),
                       (SELECT m.id FROM message m JOIN held h ON h.channel_id = m.channel_id
                         WHERE m.idempotency_key = $7)) AS id`,
      [
        ...[workspaceId, conversation, bot, message.id, storedJson(message.content), message.text, key, now],
        message.callbackData,
      ],
    );
    return row?.id ?? null;
  }

  /** Gives a conversation to people. False when the bot does not hold it. */
  async handOver(
    { id: bot, workspaceId }: BotIdentity,
    id: ConversationId,
    to: { readonly assignTo: string; readonly note: string },
    now: Date,
  ): Promise<boolean> {
    const [rows] = await this.database.query<[unknown[], number]>(
      `UPDATE conversation SET bot_until = $4, assigned_to = $5, note = $6,
              agent_id = ${agentNamed('$1', '$5')}, team_id = ${teamNamed('$1', '$5')}
        WHERE workspace_id = $1 AND id = $2 AND bot_id = $3 AND bot_until IS NULL RETURNING id`,
      [workspaceId, id, bot, now, to.assignTo, to.note],
    );
    return rows.length === 1;
  }

  /** People have what a bot holds that goes. */
  async endAll(
    workspace: WorkspaceId,
    bot: string,
    now: Date,
    tx: EntityManager = this.database.manager,
  ): Promise<void> {
    await tx.query(
      `UPDATE conversation SET bot_until = $3, assigned_to = '', note = 'The bot was switched off'
        WHERE workspace_id = $1 AND bot_id = $2 AND bot_until IS NULL`,
      [workspace, bot, now],
    );
  }

  /** The names of the rules and of the journeys, as they are drawn or published, that hand conversations to it. */
  async usersOf(workspace: WorkspaceId, bot: string): Promise<readonly string[]> {
    const handsOver = (document: string) =>
      `EXISTS (SELECT FROM jsonb_array_elements(${document}::jsonb->'nodes') n
                WHERE n->>'type' = 'handover' AND n->'config'->>'bot' = $2)`;
    const rows = await this.database.query<{ name: string }[]>(
      `SELECT name FROM (
         SELECT 1 AS kind, place, definition->>'name' AS name FROM rule
          WHERE workspace_id = $1 AND definition->'action'->>'type' = 'bot' AND definition->'action'->>'bot' = $2
         UNION ALL
         SELECT 2, 0, j.name FROM journey j LEFT JOIN journey_version v ON v.id = j.current_version_id
          WHERE j.workspace_id = $1 AND j.archived_at IS NULL AND (${handsOver('j.draft')} OR ${handsOver('v.document')})
       ) users ORDER BY kind, place, name`,
      [workspace, bot],
    );
    return rows.map(({ name }) => name);
  }
}

/** Keys are unique in a channel, and two conversations of it may well use the same one. */
function keyIn(conversation: ConversationId, key: string): string {
  return `${conversation} ${key}`;
}
