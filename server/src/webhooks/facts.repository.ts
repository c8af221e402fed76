import { Injectable } from '@nestjs/common';
import type { WebhookEvent, WebhookTap } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { storedJson } from '../database/stored-json';
import type { GivenUp } from './delivery-queue.repository';
import type { ConsentSubject, MessageSubject, RunSubject, TemplateSubject } from './told-event';

/** Something that was committed: what it is about is loaded from where it is. */
export interface Fact {
  readonly id: string;
  readonly workspaceId: string;
  /** `bot`: a conversation was handed to a bot because of a message, or before there was any. */
  readonly tap: WebhookTap | 'bot';
  readonly contactId: string | null;
  /** For `bot` the message, or the conversation if nothing was written yet. */
  readonly subjectId: string;
  readonly detail: string;
  readonly at: Date;
}

/** A message as rows have it: where its file may be fetched is not among them, only what signs that address. */
export interface StoredMessage extends Omit<MessageSubject, 'file'> {
  readonly fileKey: Buffer;
}

/** An endpoint that is switched on. */
export interface Listener {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: 'webhook' | 'bot';
  readonly events: readonly string[];
  /** Whose receipts and runs it wants; everybody's when there are none. */
  readonly journeys: readonly string[];
  /** Of which channels it wants to know; of all when there are none. */
  readonly channels: readonly string[];
}

/** An event and who gets it. */
export interface Telling {
  readonly event: WebhookEvent;
  /** Events of one order reach an endpoint one after another. */
  readonly orderKey: string;
  readonly endpoints: readonly string[];
  /** The message that bots are told of. */
  readonly botMessageId: string | null;
}

/** One process at a time takes facts, so that they are told in the order in which they were written. */
const FOLLOWER_LOCK = 7_364_425;

const CONTACT = `json_build_object('id', c.id, 'name', c.name, 'phone', c.phone, 'waId', coalesce(
  (SELECT a.value FROM contact_address a WHERE a.contact_id = c.id AND a.kind = 'wa_id' LIMIT 1), ''))`;
const CHANNEL = `json_build_object('id', h.id, 'phone', h.display_phone_number)`;

/** The facts that triggers wrote, and what is made of them. */
@Injectable()
export class FactsRepository {
  /**
   * The oldest facts; none while another process has them. The lock comes in a statement of its own, so that the second
   * one sees what its last holder did.
   */
  async take(most: number, tx: PoolClient): Promise<readonly Fact[]> {
    const [lock, facts] = await Promise.all([
      tx.query<{ held: boolean }>({
        name: 'lock facts',
        text: `SELECT pg_try_advisory_xact_lock(${FOLLOWER_LOCK}) AS held`,
      }),
      tx.query<Fact>({
        name: 'take facts',
        text: `SELECT id, workspace_id AS "workspaceId", tap, contact_id AS "contactId", subject_id AS "subjectId", detail, at
                 FROM webhook_fact ORDER BY id LIMIT $1`,
        values: [most],
      }),
    ]);
    return lock.rows[0]?.held ? facts.rows : [];
  }

  async forget(facts: readonly Fact[], tx: PoolClient): Promise<void> {
    await tx.query({
      name: 'forget facts',
      text: 'DELETE FROM webhook_fact WHERE id = ANY($1::bigint[])',
      values: [facts.map(({ id }) => id)],
    });
  }

  async listeners(workspaces: readonly string[], tx: PoolClient): Promise<readonly Listener[]> {
    const { rows } = await tx.query<Listener>({
      name: 'listeners',
      text: `SELECT id, workspace_id AS "workspaceId", kind, events, journeys, channels FROM webhook_endpoint
              WHERE enabled AND workspace_id = ANY($1) ORDER BY id`,
      values: [workspaces],
    });
    return rows;
  }

  /** The messages that came in with these or after them in their conversations, by the message that they follow. */
  async since(
    ids: readonly string[],
    tx: PoolClient,
  ): Promise<readonly { readonly first: string; readonly id: string }[]> {
    if (ids.length === 0) return [];
    const { rows } = await tx.query<{ first: string; id: string }>({
      name: 'messages since',
      text: `SELECT m.id AS first, n.id
               FROM message m
               JOIN message n ON n.contact_id = m.contact_id AND n.channel_id = m.channel_id AND n.direction = 'in'
                AND (n.at, n.id) >= (m.at, m.id)
              WHERE m.id = ANY($1) ORDER BY n.at, n.id`,
      values: [ids],
    });
    return rows;
  }

  async messages(ids: readonly string[], tx: PoolClient): Promise<readonly StoredMessage[]> {
    if (ids.length === 0) return [];
    const { rows } = await tx.query<MessageRow>({
      name: 'told messages',
      text: `SELECT m.id, m.workspace_id AS "workspaceId", m.provider_id AS "providerId", m.text, m.body, m.at,
                    m.created_at AS "createdAt", m.run_id AS "runId", m.journey_id AS "journeyId", m.idempotency_key AS "idempotencyKey",
                    coalesce(m.callback_data, b.data) AS "callbackData", w.file_key AS "fileKey", m.problem, m.problem_detail AS "problemDetail", ${CONTACT} AS contact, ${CHANNEL} AS channel,
                    CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id) END AS conversation,
                    t.bot_id AS "botId", t.bot_since AS "botSince", t.bot_until AS "botUntil"
               FROM message m
               JOIN workspace w ON w.id = m.workspace_id
               JOIN contact c ON c.id = m.contact_id
               JOIN channel h ON h.id = m.channel_id
               LEFT JOIN conversation t ON t.channel_id = m.channel_id AND t.contact_id = m.contact_id
               LEFT JOIN run_callback b ON b.run_id = m.run_id
              WHERE m.id = ANY($1)`,
      values: [ids],
    });
    return rows.map(withBot);
  }

  async consents(ids: readonly string[], tx: PoolClient): Promise<readonly ConsentSubject[]> {
    if (ids.length === 0) return [];
    const { rows } = await tx.query<ConsentSubject>({
      name: 'told consents',
      text: `SELECT e.id, e.workspace_id AS "workspaceId", e.at, ${CONTACT} AS contact,
                    json_build_object('topic', e.topic, 'state', e.state, 'source', e.source, 'evidence', e.evidence) AS entry
               FROM consent_entry e JOIN contact c ON c.id = e.contact_id WHERE e.id = ANY($1)`,
      values: [ids],
    });
    return rows;
  }

  async runs(ids: readonly string[], tx: PoolClient): Promise<readonly RunSubject[]> {
    if (ids.length === 0) return [];
    const { rows } = await tx.query<RunSubject>({
      name: 'told runs',
      text: `SELECT r.id, r.workspace_id AS "workspaceId", ${CONTACT} AS contact, ${CHANNEL} AS channel,
                    json_build_object('id', j.id, 'name', j.name, 'version', v.number) AS journey,
                    r.started_at AS "startedAt", r.ended_at AS "endedAt", r.status, coalesce(r.state->>'reason', '') AS reason
               FROM run r
               JOIN contact c ON c.id = r.contact_id
               JOIN channel h ON h.id = r.channel_id
               JOIN journey j ON j.id = r.journey_id
               JOIN journey_version v ON v.id = r.version_id
              WHERE r.id = ANY($1)`,
      values: [ids],
    });
    return rows;
  }

  async templates(ids: readonly string[], tx: PoolClient): Promise<readonly TemplateSubject[]> {
    if (ids.length === 0) return [];
    const { rows } = await tx.query<TemplateSubject>({
      name: 'told templates',
      text: `SELECT id, workspace_id AS "workspaceId", name, language, category FROM template WHERE id = ANY($1)`,
      values: [ids],
    });
    return rows;
  }

  /**
   * The conversations of these contacts that a bot was called to and not told of yet, as “contact channel”. Asked after
   * the messages were loaded: a hold that they show and the fact of it were committed together.
   */
  async called(contacts: readonly string[], tx: PoolClient): Promise<ReadonlySet<string>> {
    if (contacts.length === 0) return new Set();
    const { rows } = await tx.query<{ thread: string }>({
      name: 'bots called',
      text: `SELECT m.contact_id || ' ' || m.channel_id AS thread
               FROM webhook_fact f JOIN message m ON m.id = f.subject_id
              WHERE f.tap = 'bot' AND f.contact_id = ANY($1)`,
      values: [contacts],
    });
    return new Set(rows.map(({ thread }) => thread));
  }

  /** Which of these messages bots were told of already, as “endpoint message”. */
  async told(messages: readonly string[], tx: PoolClient): Promise<ReadonlySet<string>> {
    if (messages.length === 0) return new Set();
    const { rows } = await tx.query<{ pair: string }>({
      name: 'told to bots',
      text: `SELECT endpoint_id || ' ' || message_id AS pair
               FROM webhook_endpoint e JOIN webhook_delivery d ON d.endpoint_id = e.id
              WHERE e.kind = 'bot' AND d.message_id = ANY($1)`,
      values: [messages],
    });
    return new Set(rows.map(({ pair }) => pair));
  }

  /** Gives the conversations to people that these facts called bots to. */
  async endHolds(calls: readonly Fact[], tx: PoolClient): Promise<readonly GivenUp[]> {
    if (calls.length === 0) return [];
    const { rows } = await tx.query<GivenUp>({
      name: 'end holds',
      text: `UPDATE conversation c SET bot_until = x.at, assigned_to = '', note = 'The bot is switched off'
               FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS x (contact_id, bot_id, at)
              WHERE c.contact_id = x.contact_id AND c.bot_id = x.bot_id AND c.bot_until IS NULL
             RETURNING c.id, c.workspace_id AS "workspaceId"`,
      values: [calls.map(({ contactId }) => contactId), calls.map(({ detail }) => detail), calls.map(({ at }) => at)],
    });
    return rows;
  }

  /** Writes events and a delivery for everybody who gets them, and lines these up. Queues are locked in one order everywhere. */
  async tell(tellings: readonly Telling[], tx: PoolClient): Promise<void> {
    if (tellings.length === 0) return;
    const lines = tellings.flatMap(({ event, orderKey, endpoints, botMessageId }) =>
      endpoints.map((endpoint) => ({ event, orderKey, endpoint, botMessageId })),
    );
    await tx.query({
      name: 'tell events',
      text: `WITH told AS (
               INSERT INTO webhook_event (id, workspace_id, type, body, created_at)
               SELECT *, clock_timestamp() FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::json[])
             ), lines AS (
               SELECT * FROM unnest($5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[])
                 WITH ORDINALITY AS x (workspace_id, endpoint_id, event_id, order_key, message_id, n)
             ), lined AS (
               INSERT INTO webhook_delivery (workspace_id, endpoint_id, event_id, order_key, message_id, created_at, since)
               SELECT workspace_id, endpoint_id, event_id, order_key, message_id, clock_timestamp(), clock_timestamp()
                 FROM lines ORDER BY n
             )
             INSERT INTO webhook_queue AS q (endpoint_id, order_key, due_at)
             SELECT endpoint_id, order_key, clock_timestamp() FROM lines GROUP BY 1, 2 ORDER BY 1, 2
             -- Nothing changes, but the row is locked: who empties the line meanwhile waits and sees what came.
             ON CONFLICT (endpoint_id, order_key) DO UPDATE SET due_at = q.due_at`,
      values: [
        tellings.map(({ event }) => event.id),
        tellings.map(({ event }) => event.workspaceId),
        tellings.map(({ event }) => event.type),
        tellings.map(({ event }) => storedJson(event)),
        lines.map(({ event }) => event.workspaceId),
        lines.map(({ endpoint }) => endpoint),
        lines.map(({ event }) => event.id),
        lines.map(({ orderKey }) => orderKey),
        lines.map(({ botMessageId }) => botMessageId),
      ],
    });
  }
}

interface MessageRow extends Omit<StoredMessage, 'bot'> {
  readonly botId: string | null;
  readonly botSince: Date | null;
  readonly botUntil: Date | null;
}

/** A bot and since when it holds are written together. */
function withBot({ botId, botSince, botUntil, ...message }: MessageRow): StoredMessage {
  return { ...message, bot: botId && botSince ? { id: botId, since: botSince, until: botUntil } : null };
}
