import { Injectable } from '@nestjs/common';
import {
  messageSummary,
  type AgentId,
  type ChannelId,
  type ContactId,
  type ConversationId,
  type EpochMs,
  type IncomingContent,
  type JourneyId,
  type MessageId,
  type MessageStatus,
  type MessageTopic,
  type MessageView,
  type NodeId,
  type QuotedMessage,
  type SentContent,
  type WorkspaceId,
} from '@sendero/shared';
import { DataSource } from 'typeorm';
import { storedJson } from '../database/stored-json';
import type { TimePlace } from '../http/page';
import { AWAY_KEY } from './away-key';
import { messageProblem } from './message-problem';

/** The two ends of a conversation. */
export interface Thread {
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
}

/** The messages before a place in a thread, after it, or up to the one that stands there. */
export interface ThreadSide {
  readonly which: 'before' | 'upTo' | 'after';
  readonly of: TimePlace;
}

/** What an agent writes. */
export interface AgentMessage {
  readonly id: MessageId;
  readonly content: SentContent;
  readonly text: string;
  readonly topic: MessageTopic | 'service';
  /** Names the request that it came with; the same one never writes twice. */
  readonly idempotencyKey: string | null;
  /** Who wrote it; null when nobody said. */
  readonly agentId: AgentId | null;
  /** What whoever wrote it gets back with receipts. */
  readonly callbackData: string | null;
  readonly at: EpochMs;
}

export type ThreadedMessage = MessageView & { readonly conversationId: ConversationId };

@Injectable()
export class MessagesRepository {
  constructor(private readonly database: DataSource) {}

  /** The newest messages, or those on one side of a place; newest first. */
  async list(
    workspaceId: WorkspaceId,
    { channelId, contactId }: Thread,
    side: ThreadSide | null,
    limit: number,
  ): Promise<readonly MessageView[]> {
    const [time, id] = side?.of ?? [null, null];
    const is = COMPARED[side?.which ?? 'before'];
    const order = side?.which === 'after' ? 'ASC' : 'DESC';
    const rows = await this.database.query<MessageRow[]>(
      `${SELECT} WHERE m.workspace_id = $1 AND m.channel_id = $2 AND m.contact_id = $3
          AND ($4::timestamptz IS NULL OR (m.at, m.id) ${is} ($4, $5::uuid))
        ORDER BY m.at ${order}, m.id ${order} LIMIT $6`,
      [workspaceId, channelId, contactId, time === null ? null : new Date(time), id, limit],
    );
    const messages = rows.map(asView);
    return order === 'ASC' ? messages.reverse() : messages;
  }

  /** Messages wherever they are, oldest first. */
  async load(workspaceId: WorkspaceId, ids: readonly string[]): Promise<readonly ThreadedMessage[]> {
    const rows = await this.database.query<MessageRow[]>(
      `${SELECT} WHERE m.workspace_id = $1 AND m.id = ANY($2::uuid[]) ORDER BY m.at, m.id`,
      [workspaceId, ids],
    );
    return rows.flatMap((row) => (row.conversationId ? [{ ...asView(row), conversationId: row.conversationId }] : []));
  }

  /** Where a message stands in its thread; null when it is not one of the thread's. */
  async placeOf(workspaceId: WorkspaceId, { channelId, contactId }: Thread, id: MessageId): Promise<TimePlace | null> {
    const [row] = await this.database.query<{ readonly at: Date }[]>(
      'SELECT at FROM message WHERE workspace_id = $1 AND channel_id = $2 AND contact_id = $3 AND id = $4',
      [workspaceId, channelId, contactId, id],
    );
    return row ? [row.at.getTime(), id] : null;
  }

  async find(workspaceId: WorkspaceId, id: MessageId): Promise<MessageView | null> {
    const [row] = await this.database.query<MessageRow[]>(`${SELECT} WHERE m.workspace_id = $1 AND m.id = $2`, [
      workspaceId,
      id,
    ]);
    return row ? asView(row) : null;
  }

  async findByKey(workspaceId: WorkspaceId, { channelId }: Thread, key: string): Promise<MessageView | null> {
    const [row] = await this.database.query<MessageRow[]>(
      `${SELECT} WHERE m.workspace_id = $1 AND m.channel_id = $2 AND m.idempotency_key = $3`,
      [workspaceId, channelId, key],
    );
    return row ? asView(row) : null;
  }

  /** What the provider calls a message of this thread: null before it took it, undefined when there is none or it is a reaction. */
  async providerIdOf(
    workspaceId: WorkspaceId,
    { channelId, contactId }: Thread,
    id: MessageId,
  ): Promise<string | null | undefined> {
    const [row] = await this.database.query<{ readonly providerId: string | null }[]>(
      `SELECT provider_id AS "providerId" FROM message
        WHERE workspace_id = $1 AND channel_id = $2 AND contact_id = $3 AND id = $4 AND body->>'type' <> 'reaction'`,
      [workspaceId, channelId, contactId, id],
    );
    return row?.providerId;
  }

  /** What the contact wrote last, by the provider's name for it; reactions can't be marked as read. */
  async latestInbound(workspaceId: WorkspaceId, { channelId, contactId }: Thread): Promise<string | null> {
    const [row] = await this.database.query<{ readonly providerId: string | null }[]>(
      `SELECT provider_id AS "providerId" FROM message
        WHERE workspace_id = $1 AND channel_id = $2 AND contact_id = $3 AND direction = 'in'
          AND body->>'type' <> 'reaction'
        ORDER BY at DESC, id DESC LIMIT 1`,
      [workspaceId, channelId, contactId],
    );
    return row?.providerId ?? null;
  }

  /** The provider's name for the file of a message, and the channel that it is scoped to. */
  async fileOf(
    workspaceId: WorkspaceId,
    id: MessageId,
  ): Promise<{ readonly channelId: ChannelId; readonly mediaId: string; readonly filename: string | null } | null> {
    const [row] = await this.database.query<
      { readonly channelId: ChannelId; readonly mediaId: string | null; readonly filename: string | null }[]
    >(
      `SELECT channel_id AS "channelId", body->>'mediaId' AS "mediaId",
              coalesce(body->>'filename', body->'message'->>'filename') AS filename
         FROM message WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, id],
    );
    return row?.mediaId ? { ...row, mediaId: row.mediaId } : null;
  }

  /** Writes the message and puts it in line for sending; does nothing when its key is already there. */
  async insertQueued(workspaceId: WorkspaceId, { channelId, contactId }: Thread, message: AgentMessage): Promise<void> {
    const links = ('links' in message.content && message.content.links) || [];
    await this.database.query(
      `WITH written AS (
         INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at, status,
                              topic, idempotency_key, agent_id, callback_data)
         VALUES ($1, $2, $3, $4, 'out', $5, $6, $7, $7, 'queued', $9, $8, $12, $13)
         ON CONFLICT (channel_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
         RETURNING id, channel_id, contact_id
       ), tracked AS (
         INSERT INTO link (code, message_id, url)
         SELECT x.code, written.id, x.url FROM written, unnest($10::text[], $11::text[]) AS x (code, url)
       )
       INSERT INTO outbox (message_id, channel_id, contact_id) SELECT id, channel_id, contact_id FROM written`,
      [
        message.id,
        workspaceId,
        channelId,
        contactId,
        storedJson(message.content),
        message.text,
        new Date(message.at),
        message.idempotencyKey,
        message.topic,
        links.map(({ code }) => code),
        links.map(({ url }) => url),
        message.agentId,
        message.callbackData,
      ],
    );
  }
}

type MessageRow = {
  readonly id: MessageId;
  readonly conversationId: ConversationId | null;
  readonly at: Date;
  readonly text: string;
  readonly quotedId: string | null;
  readonly quotedMessage: MessageId | null;
  readonly quotedDirection: 'in' | 'out';
  readonly quotedText: string;
  readonly quotedBody: IncomingContent | SentContent;
} & (
  | { readonly direction: 'in'; readonly body: IncomingContent }
  | {
      readonly direction: 'out';
      readonly body: SentContent;
      readonly status: MessageStatus;
      readonly problem: string | null;
      readonly problemDetail: string | null;
      readonly journeyId: JourneyId | null;
      readonly journeyName: string | null;
      readonly node: NodeId | null;
      readonly ruleId: string | null;
      readonly ruleName: string | null;
      readonly agentId: AgentId | null;
      readonly agentName: string | null;
      readonly botId: string | null;
      readonly botName: string | null;
      readonly isAway: boolean | null;
    }
);

const COMPARED = { before: '<', upTo: '<=', after: '>' } as const;

const SELECT = `
SELECT m.id, t.id AS "conversationId", m.at, m.text, m.direction, m.body, m.status, m.problem,
       m.problem_detail AS "problemDetail", m.journey_id AS "journeyId", j.name AS "journeyName", m.node_id AS node,
       m.rule_id AS "ruleId", r.definition->>'name' AS "ruleName", m.agent_id AS "agentId", a.name AS "agentName",
       m.bot_id AS "botId", b.name AS "botName",
       starts_with(m.idempotency_key, '${AWAY_KEY}') AS "isAway",
       m.body->>'quotedId' AS "quotedId", q.id AS "quotedMessage", q.direction AS "quotedDirection",
       q.text AS "quotedText", q.body AS "quotedBody"
  FROM message m
  LEFT JOIN conversation t ON t.channel_id = m.channel_id AND t.contact_id = m.contact_id
  LEFT JOIN journey j ON j.id = m.journey_id
  LEFT JOIN rule r ON r.id = m.rule_id
  LEFT JOIN agent a ON a.id = m.agent_id
  LEFT JOIN webhook_endpoint b ON b.id = m.bot_id
  LEFT JOIN message q ON q.channel_id = m.channel_id AND q.provider_id = m.body->>'quotedId'
                     AND q.contact_id = m.contact_id`;

function asView(row: MessageRow): MessageView {
  const { id, text, at } = row;
  const shared = { id, at: at.getTime(), text, quotes: quotedIn(row) };
  if (row.direction === 'in') return { ...shared, direction: 'in', content: row.body };
  const { body, status, problem, problemDetail } = row;
  return {
    ...shared,
    direction: 'out',
    content: body,
    status,
    problem: problem === null ? null : messageProblem(problem, problemDetail),
    sentBy: sender(row),
  };
}

function quotedIn({
  quotedId,
  quotedMessage: id,
  quotedDirection: direction,
  quotedText,
  quotedBody,
}: MessageRow): QuotedMessage | null {
  if (quotedId === null) return null;
  if (id === null) return { id, direction: 'in', summary: '' };
  return { id, direction, summary: messageSummary(quotedText, quotedBody) };
}

function sender({
  journeyId,
  journeyName,
  node,
  ruleId,
  ruleName,
  agentId,
  agentName,
  botId,
  botName,
  isAway,
}: Extract<MessageRow, { direction: 'out' }>): Extract<MessageView, { direction: 'out' }>['sentBy'] {
  if (ruleId !== null) return { ruleId, ruleName: ruleName ?? '' };
  if (agentId !== null) return { agentId, agentName: agentName ?? '' };
  if (botId !== null) return { botId, botName: botName ?? '' };
  if (isAway === true) return { away: true };
  return journeyId !== null && node !== null ? { journeyId, journeyName: journeyName ?? '', node } : null;
}
