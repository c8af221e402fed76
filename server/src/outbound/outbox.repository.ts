import { Injectable } from '@nestjs/common';
import type {
  ChannelId,
  ConsentEntries,
  ContactId,
  JourneyId,
  MessageId,
  MessageStatus,
  MessageTopic,
  SendReason,
  SentContent,
  WorkspaceId,
} from '@sendero/shared';
import type { PoolClient } from 'pg';
import type { SendingRules } from '../effects/sending-rules';
import type { MovedMessage } from '../receipts/receipt.repository';

/** How many messages a number may send at once after a quiet time, as seconds of its rate. */
const BURST_SECONDS = 1;

/** A message that this sender has leased, with what the policy looks at once more. */
export interface LeasedMessage {
  readonly id: MessageId;
  readonly workspaceId: WorkspaceId;
  readonly channelId: ChannelId;
  readonly contactId: ContactId;
  readonly phone: string;
  readonly userId: string | null;
  readonly content: SentContent;
  readonly topic: MessageTopic | 'service';
  readonly attempt: number;
  readonly consent: ConsentEntries;
  readonly windowExpiresAt: Date | null;
  /** Null for what a person wrote in the inbox. */
  readonly journeyId: JourneyId | null;
  readonly rules: SendingRules | null;
}

/** What became of a leased message. */
export interface Result {
  readonly id: MessageId;
  /** The try that it is of: whoever leased the message since is left in peace. */
  readonly attempt: number;
  readonly status: 'accepted' | 'failed' | 'unknown' | 'queued';
  readonly providerId: string | null;
  readonly problem: SendReason | null;
  readonly detail: string | null;
  /** For `queued`: when it may be tried again, product time. */
  readonly notBefore: Date | null;
  /** For `queued`: when the quiet hours end that hold it back, product time. Other messages may overtake it. */
  readonly quietUntil: Date | null;
  /** False: the provider was not called, so the lease does not count as a try. */
  readonly tried: boolean;
}

/**
 * The leases that have run out, the oldest first, locked, each with its message, locked as well. A message that somebody
 * is just settling is left out: they lock the message first and the lease then, so waiting might never end. OFFSET 0
 * keeps Postgres from turning the join round: it may believe that there are few messages, and read them all every second.
 */
const LATE = `leased AS MATERIALIZED (
               SELECT message_id, attempt FROM outbox WHERE lease_until < statement_timestamp()
                ORDER BY lease_until LIMIT $1 FOR UPDATE SKIP LOCKED
             ), late AS (
               SELECT m.id, leased.attempt, m.topic, m.status
                 FROM leased
                CROSS JOIN LATERAL (SELECT id, topic, status FROM message WHERE id = leased.message_id OFFSET 0
                                       FOR UPDATE SKIP LOCKED) AS m
             )`;

@Injectable()
export class OutboxRepository {
  /** Channels that have something to send now. */
  async waiting(now: Date, tx: PoolClient): Promise<readonly ChannelId[]> {
    const { rows } = await tx.query<{ readonly id: ChannelId }>({
      name: 'waiting channels',
      text: `SELECT c.id FROM channel c
              WHERE EXISTS (SELECT 1 FROM outbox o WHERE o.channel_id = c.id AND o.lease_until IS NULL
                                                     AND o.quiet_until IS NULL
                                                     AND (o.not_before IS NULL OR o.not_before <= $1))`,
      values: [now],
    });
    return rows.map(({ id }) => id);
  }

  /** Lets go of what quiet hours held until now; it is looked at anew when it is its turn. */
  async endQuiet(now: Date, tx: PoolClient): Promise<void> {
    await tx.query({
      name: 'end quiet',
      text: `UPDATE outbox SET quiet_until = NULL
              WHERE message_id = ANY(ARRAY(
                SELECT message_id FROM outbox WHERE quiet_until <= $1 FOR UPDATE SKIP LOCKED))`,
      values: [now],
    });
  }

  /**
   * How many messages the channel may send now. The row stays locked until the transaction ends, so the rate holds for
   * any number of senders; 0 when another sender has it at this moment or the channel is on hold. Machine time.
   */
  async allowance(channel: ChannelId, perSecond: number, tx: PoolClient): Promise<number> {
    const { rows } = await tx.query<{ readonly tokens: number }>({
      name: 'channel allowance',
      text: `WITH locked AS (
               SELECT channel_id FROM channel_throughput
                WHERE channel_id = $1 AND (held_until IS NULL OR held_until <= clock_timestamp())
                FOR UPDATE SKIP LOCKED
             )
             UPDATE channel_throughput t
                SET tokens = least($2::float8 * ${BURST_SECONDS},
                                   tokens + $2 * greatest(0, extract(epoch FROM clock_timestamp() - filled_at))),
                    filled_at = clock_timestamp(), held_until = NULL
               FROM locked WHERE t.channel_id = locked.channel_id
             RETURNING tokens`,
      values: [channel, perSecond],
    });
    return Math.floor(rows[0]?.tokens ?? 0);
  }

  async spend(channel: ChannelId, messages: number, tx: PoolClient): Promise<void> {
    await tx.query({
      name: 'spend allowance',
      text: 'UPDATE channel_throughput SET tokens = tokens - $2 WHERE channel_id = $1',
      values: [channel, messages],
    });
  }

  /** Lets a channel rest: it was told that it sends too fast, or its credentials do not work. Machine time. */
  async holdChannel(channel: ChannelId, ms: number, tx: PoolClient): Promise<void> {
    await tx.query({
      name: 'hold channel',
      text: `UPDATE channel_throughput SET held_until = clock_timestamp() + $2 * interval '1 millisecond', tokens = 0
              WHERE channel_id = $1`,
      values: [channel, ms],
    });
  }

  /**
   * Leases the oldest messages of a channel. The lease is committed before the provider is called: after a crash it
   * tells that the call may have been made.
   */
  async lease(
    channel: ChannelId,
    most: number,
    leaseMs: number,
    now: Date,
    tx: PoolClient,
  ): Promise<readonly LeasedMessage[]> {
    const { rows } = await tx.query<LeasedMessage>({
      name: 'lease messages',
      text: `WITH leased AS (
               UPDATE outbox SET lease_until = clock_timestamp() + $3 * interval '1 millisecond', attempt = attempt + 1
                WHERE message_id = ANY(ARRAY(
                  SELECT o.message_id FROM outbox o
                   WHERE o.channel_id = $1 AND o.lease_until IS NULL AND o.quiet_until IS NULL
                     AND (o.not_before IS NULL OR o.not_before <= $4)
                     AND NOT EXISTS (SELECT 1 FROM journey j WHERE j.id = o.journey_id AND j.status = 'paused')
                     -- What one person gets keeps its order: nothing overtakes a message that is on its way or in doubt.
                     AND NOT EXISTS (SELECT 1 FROM outbox p
                                      WHERE p.contact_id = o.contact_id AND p.channel_id = o.channel_id
                                        AND p.message_id < o.message_id
                                        AND (p.lease_until IS NOT NULL OR p.not_before > $4))
                   ORDER BY o.message_id LIMIT $2 FOR UPDATE OF o SKIP LOCKED))
               RETURNING message_id, contact_id, journey_id, attempt, rules
             )
             SELECT m.id, m.workspace_id AS "workspaceId", m.channel_id AS "channelId", m.contact_id AS "contactId",
                    c.phone, m.body AS content, coalesce(m.topic, 'service') AS topic, l.attempt,
                    l.journey_id AS "journeyId", l.rules,
                    v.window_expires_at AS "windowExpiresAt",
                    (SELECT a.value FROM contact_address a WHERE a.contact_id = c.id AND a.kind = 'user_id' LIMIT 1)
                      AS "userId",
                    coalesce((SELECT ${entriesOf('k')} FROM consent k WHERE k.contact_id = c.id), '[]') AS consent
               FROM leased l
               JOIN message m ON m.id = l.message_id
               JOIN contact c ON c.id = m.contact_id
               LEFT JOIN conversation v ON v.channel_id = m.channel_id AND v.contact_id = m.contact_id
              ORDER BY m.id`,
      values: [channel, most, leaseMs, now],
    });
    return rows;
  }

  /** What these contacts consented to by now. */
  async consents(contacts: readonly ContactId[], tx: PoolClient): Promise<ReadonlyMap<ContactId, ConsentEntries>> {
    if (contacts.length === 0) return new Map();
    const { rows } = await tx.query<{ readonly id: ContactId; readonly consent: ConsentEntries }>({
      name: 'consents again',
      text: `SELECT contact_id AS id, ${entriesOf('k')} AS consent FROM consent k WHERE contact_id = ANY($1) GROUP BY contact_id`,
      values: [contacts],
    });
    return new Map(rows.map(({ id, consent }) => [id, consent]));
  }

  /** The time zones of contacts: their own, or the workspace's. */
  async zones(contacts: readonly ContactId[], tx: PoolClient): Promise<ReadonlyMap<ContactId, string>> {
    const { rows } = await tx.query<{ readonly id: ContactId; readonly timeZone: string }>({
      name: 'zones of contacts',
      text: `SELECT c.id, coalesce(nullif(c.time_zone, ''), w.time_zone) AS "timeZone"
               FROM contact c JOIN workspace w ON w.id = c.workspace_id WHERE c.id = ANY($1)`,
      values: [contacts],
    });
    return new Map(rows.map(({ id, timeZone }) => [id, timeZone]));
  }

  /**
   * Stores what the provider answered, or what the policy decided. A receipt may have come first: a status only moves
   * forward, and a message that is already known to be sent is not queued again.
   */
  async settle(
    results: readonly Result[],
    graceMs: number,
    now: Date,
    tx: PoolClient,
  ): Promise<readonly MovedMessage[]> {
    const ids = results.map(({ id }) => id);
    // Locked first, then changed by a statement that sees what others have committed; see `ReceiptRepository.apply`.
    const [locked, settled] = await Promise.all([
      tx.query<{ readonly id: MessageId; readonly status: MessageStatus }>({
        name: 'lock messages',
        text: 'SELECT id, status FROM message WHERE id = ANY($1) ORDER BY id FOR UPDATE',
        values: [ids],
      }),
      tx.query<SettledRow>({
        name: 'settle messages',
        text: SETTLE,
        values: [
          ids,
          results.map(({ status }) => status),
          results.map(({ providerId }) => providerId),
          results.map(({ problem }) => problem),
          results.map(({ detail }) => detail?.slice(0, 500) ?? null),
          results.map(({ notBefore }) => notBefore),
          graceMs,
          now,
          results.map(({ tried }) => tried),
          results.map(({ quietUntil }) => quietUntil),
          results.map(({ attempt }) => attempt),
        ],
      }),
    ]);
    const was = new Map(locked.rows.map(({ id, status }) => [id, status]));
    return settled.rows.map(({ runId, versionId, nodeId, revision, awaitsReceipt, ...message }) => ({
      ...message,
      was: was.get(message.id) ?? 'queued',
      at: now,
      run:
        runId !== null && versionId !== null && nodeId !== null && revision !== null
          ? { id: runId, versionId, nodeId, revision, awaitsReceipt }
          : null,
    }));
  }

  /**
   * Finds messages whose sender died between the lease and the answer. Nobody knows whether they went out: they wait
   * for a receipt until the grace time is over, and only then does the policy decide.
   */
  async markUnknown(graceMs: number, limit: number, tx: PoolClient): Promise<number> {
    const { rowCount } = await tx.query({
      name: 'mark unknown',
      text: `WITH ${LATE}, lost AS (
               SELECT array_agg(id) AS ids FROM late WHERE status = 'queued'
             ), waiting AS (
               UPDATE outbox SET lease_until = clock_timestamp() + $2 * interval '1 millisecond'
                WHERE message_id = ANY((SELECT ids FROM lost)::uuid[])
             )
             UPDATE message SET status = 'unknown' WHERE id = ANY((SELECT ids FROM lost)::uuid[]) AND status = 'queued'`,
      values: [limit, graceMs],
    });
    return rowCount ?? 0;
  }

  /** Messages in doubt whose grace time is over without any receipt. They stay locked until the transaction ends. */
  async overdue(
    limit: number,
    tx: PoolClient,
  ): Promise<readonly { readonly id: MessageId; readonly attempt: number; readonly topic: string }[]> {
    const { rows } = await tx.query<{ readonly id: MessageId; readonly attempt: number; readonly topic: string }>({
      name: 'overdue messages',
      text: `WITH ${LATE} SELECT id, attempt, coalesce(topic, 'service') AS topic FROM late WHERE status = 'unknown'`,
      values: [limit],
    });
    return rows;
  }

  /** Receipts could not reach us while we were down, so the grace time starts again when we come up. */
  async restartGrace(graceMs: number, tx: PoolClient): Promise<void> {
    await tx.query(
      `UPDATE outbox o SET lease_until = clock_timestamp() + $1 * interval '1 millisecond'
         FROM message m WHERE m.id = o.message_id AND m.status = 'unknown' AND o.lease_until IS NOT NULL`,
      [graceMs],
    );
  }
}

/** Rows of the table `consent`, as entries in JSON. */
function entriesOf(consent: string): string {
  return `json_agg(json_build_object('topic', ${consent}.topic, 'state', ${consent}.state,
                                     'at', (extract(epoch FROM ${consent}.at) * 1000)::bigint))`;
}

interface SettledRow extends Omit<MovedMessage, 'run' | 'at' | 'was'> {
  readonly runId: NonNullable<MovedMessage['run']>['id'] | null;
  readonly versionId: string | null;
  readonly nodeId: NonNullable<MovedMessage['run']>['nodeId'] | null;
  readonly revision: number | null;
  readonly awaitsReceipt: boolean;
}

const SETTLE = `
WITH input AS (
  SELECT * FROM unnest($1::uuid[], $2::message_status[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
                       $9::boolean[], $10::timestamptz[], $11::int[])
    AS x (id, status, provider_id, problem, detail, not_before, tried, quiet_until, attempt)
), gone AS (
  DELETE FROM outbox o USING input i WHERE o.message_id = i.id AND i.status IN ('accepted', 'failed')
), again AS (
  UPDATE outbox o
     SET lease_until = CASE WHEN i.status = 'unknown' THEN clock_timestamp() + $7 * interval '1 millisecond' END,
         not_before = i.not_before,
         quiet_until = i.quiet_until,
         attempt = o.attempt - CASE WHEN i.tried THEN 0 ELSE 1 END
    FROM input i WHERE o.message_id = i.id AND o.attempt = i.attempt AND i.status IN ('queued', 'unknown')
)
UPDATE message m
   SET status = CASE WHEN i.status = 'queued' AND m.status <= 'unknown' THEN 'queued'
                     ELSE greatest(m.status, i.status) END,
       provider_id = coalesce(m.provider_id, i.provider_id),
       accepted_at = CASE WHEN i.status = 'accepted' THEN coalesce(m.accepted_at, $8) ELSE m.accepted_at END,
       failed_at = CASE WHEN i.status = 'failed' THEN coalesce(m.failed_at, $8) ELSE m.failed_at END,
       problem = coalesce(i.problem, m.problem),
       problem_detail = coalesce(i.detail, m.problem_detail)
  FROM input i
 WHERE m.id = i.id
RETURNING m.id, m.workspace_id AS "workspaceId", m.channel_id AS "channelId", m.contact_id AS "contactId",
          m.status AS now, m.problem, m.run_id AS "runId", m.version_id AS "versionId", m.node_id AS "nodeId",
          m.revision, m.awaits_receipt AS "awaitsReceipt"`;
