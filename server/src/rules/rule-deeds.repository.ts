import { Injectable } from '@nestjs/common';
import type { ChannelId, ContactId, FilledRequest, MessageId, SessionMessage, WorkspaceId } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { agentNamed, teamNamed } from '../agents/named-sql';
import { storedJson } from '../database/stored-json';
import type { ChangedConversation } from '../effects/effect-applier';
import { outgoingText } from '../effects/outgoing-text';
import { newId } from '../new-id';

/** A message that came in, and the rule that took it. */
export interface TakenByRule {
  readonly ruleId: string;
  readonly messageId: MessageId;
}

/** The conversation that a rule acts in. */
export interface RuleThread extends TakenByRule {
  readonly workspaceId: WorkspaceId;
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
}

/** A session message that a rule sends. */
export interface Reply extends RuleThread {
  /** Which of several answers to the message it is, from 0. */
  readonly index: number;
  readonly message: SessionMessage;
}

/** A call that takes a message to a bot. */
export interface Forward extends RuleThread {
  readonly request: FilledRequest;
  readonly timeoutMs: number;
  readonly retries: number;
}

/** A conversation that people shall have. */
export interface Opening {
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
  readonly assignTo: string;
  readonly note: string;
}

/** A conversation that a bot shall hold, and the message that it is called for. */
export interface Hold {
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
  readonly messageId: MessageId;
  readonly bot: string;
}

/** Writes what rules do, a statement a kind, however many messages they took. */
@Injectable()
export class RuleDeedsRepository {
  async noteMatches(taken: readonly TakenByRule[], now: Date, tx: PoolClient): Promise<void> {
    await tx.query({
      name: 'note rule matches',
      text: `INSERT INTO rule_match (message_id, rule_id, at) SELECT *, $3 FROM unnest($1::uuid[], $2::uuid[])
             ON CONFLICT DO NOTHING`,
      values: [taken.map(({ messageId }) => messageId), taken.map(({ ruleId }) => ruleId), now],
    });
  }

  /**
   * Queues replies, each once: a message that came in has one answer, however often it is worked. The sender judges them
   * like every message before they go out.
   */
  async queueReplies(replies: readonly Reply[], now: Date, tx: PoolClient): Promise<void> {
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
        contents.map((content) => storedJson(content)),
        contents.map((content) => outgoingText(content, {})),
        replies.map(({ messageId, index }) => `answer ${index} to ${messageId}`),
        replies.map(({ ruleId }) => ruleId),
        now,
      ],
    });
  }

  /** Opens conversations for people until they resolve them; one that people have already stays as it is. */
  async openForPeople(asked: readonly Opening[], now: Date, tx: PoolClient): Promise<readonly ChangedConversation[]> {
    if (asked.length === 0) return [];
    const { rows } = await tx.query<ChangedConversation>({
      name: 'open for people',
      text: `UPDATE conversation c SET status = 'open', taken_by_hand = true, assigned_to = x.assigned_to, note = x.note,
                    agent_id = ${agentNamed('c.workspace_id', 'x.assigned_to')},
                    team_id = ${teamNamed('c.workspace_id', 'x.assigned_to')}, opened_at = $5
               FROM (SELECT DISTINCT ON (channel_id, contact_id) *
                       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY
                            AS a (channel_id, contact_id, assigned_to, note, n)
                      ORDER BY channel_id, contact_id, n DESC) x
              WHERE c.channel_id = x.channel_id AND c.contact_id = x.contact_id AND c.status <> 'open'
             RETURNING c.id, c.workspace_id AS "workspaceId"`,
      values: [
        asked.map(({ channelId }) => channelId),
        asked.map(({ contactId }) => contactId),
        asked.map(({ assignTo }) => assignTo),
        asked.map(({ note }) => note),
        now,
      ],
    });
    return rows;
  }

  /**
   * Gives conversations to bots and asks that they be told, from the message on that they were called for. When the bot
   * is switched off or gone, people have the conversation.
   */
  async holdForBots(asked: readonly Hold[], now: Date, tx: PoolClient): Promise<readonly ChangedConversation[]> {
    if (asked.length === 0) return [];
    const { rows } = await tx.query<ChangedConversation>({
      name: 'hold for bots',
      text: `WITH held AS (
               UPDATE conversation c
                  SET status = 'open', taken_by_hand = true, opened_at = $5, bot_id = x.bot_id, bot_since = x.at,
                      bot_until = NULL, agent_id = NULL, team_id = NULL, assigned_to = coalesce(x.name, ''),
                      note = CASE WHEN x.bot_id IS NULL THEN 'The bot is switched off' ELSE '' END
                 FROM (SELECT DISTINCT ON (a.channel_id, a.contact_id) a.channel_id, a.contact_id, a.message_id, m.at,
                              e.id AS bot_id, e.name
                         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) WITH ORDINALITY
                              AS a (channel_id, contact_id, message_id, bot, n)
                         JOIN message m ON m.id = a.message_id
                         LEFT JOIN webhook_endpoint e
                           ON e.id = a.bot AND e.workspace_id = m.workspace_id AND e.kind = 'bot' AND e.enabled
                        ORDER BY a.channel_id, a.contact_id, a.n) x
                WHERE c.channel_id = x.channel_id AND c.contact_id = x.contact_id AND c.status <> 'open'
               RETURNING c.id, c.workspace_id, c.contact_id, c.bot_id, x.message_id
             ), told AS (
               INSERT INTO webhook_fact (workspace_id, tap, contact_id, subject_id, detail, at)
               SELECT workspace_id, 'bot', contact_id, message_id, bot_id::text, $5 FROM held WHERE bot_id IS NOT NULL
             )
             SELECT id, workspace_id AS "workspaceId" FROM held`,
      values: [
        asked.map(({ channelId }) => channelId),
        asked.map(({ contactId }) => contactId),
        asked.map(({ messageId }) => messageId),
        asked.map(({ bot }) => (bot === '' ? null : bot)),
        now,
      ],
    });
    return rows;
  }

  /** Queues the calls, one for each message. */
  async queueForwards(asked: readonly Forward[], now: Date, tx: PoolClient): Promise<void> {
    if (asked.length === 0) return;
    await tx.query({
      name: 'queue forwards',
      text: `INSERT INTO web_call (id, workspace_id, contact_id, channel_id, rule_id, message_id, request, timeout_ms, retries,
                                   created_at)
             SELECT *, $10 FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::json[],
                                       $8::int[], $9::int[])
             ON CONFLICT (message_id) WHERE rule_id IS NOT NULL DO NOTHING`,
      values: [
        asked.map(() => newId<string>()),
        asked.map(({ workspaceId }) => workspaceId),
        asked.map(({ contactId }) => contactId),
        asked.map(({ channelId }) => channelId),
        asked.map(({ ruleId }) => ruleId),
        asked.map(({ messageId }) => messageId),
        asked.map(({ request }) => storedJson(request)),
        asked.map(({ timeoutMs }) => timeoutMs),
        asked.map(({ retries }) => retries),
        now,
      ],
    });
  }
}
