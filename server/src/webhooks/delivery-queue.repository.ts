import { Injectable } from '@nestjs/common';
import type { WebhookEvent, WebhookFormat } from '@sendero/shared';
import type { PoolClient } from 'pg';
import type { AfterTry, EndpointKind } from './after-try';

/** How long a worker may take for a delivery before another one makes it, in ms; well over the longest call. */
const LEASE_MS = 60_000;
/** After so many failed calls in a row an endpoint is tried one call at a time. */
const ILL_AFTER = 5;

/** The oldest event that one line of an endpoint waits with, leased. */
export interface LeasedDelivery {
  readonly id: string;
  readonly endpointId: string;
  readonly orderKey: string;
  readonly kind: EndpointKind;
  readonly url: string;
  readonly format: WebhookFormat;
  readonly secret: string;
  /** Signs as well; null when only the secret does. */
  readonly formerSecret: string | null;
  /** When the lease of its line ends, as Postgres writes it: who has another one has taken the line over. */
  readonly leasedUntil: string;
  readonly attempts: number;
  /** How many tries failed since `since`. */
  readonly failures: number;
  readonly since: Date;
  readonly body: WebhookEvent;
}

/** How a try went. */
export interface Tried {
  readonly delivery: Pick<LeasedDelivery, 'id' | 'endpointId' | 'orderKey' | 'leasedUntil' | 'attempts'>;
  readonly after: AfterTry;
  readonly at: Date;
  readonly tookMs: number;
  readonly status: number | null;
  readonly problem: string | null;
  readonly answer: string;
}

/** A conversation that went from a bot to people. */
export interface GivenUp {
  readonly id: string;
  readonly workspaceId: string;
}

/** Who waits for what, and what came of it. Leases and pauses go by the machine's time. */
@Injectable()
export class DeliveryQueueRepository {
  /**
   * Leases lines that are due, of each endpoint only as many as it has room for, so that none takes the others' place.
   *
   * @param most how many calls may be open to one endpoint
   * @param open how many are, by endpoint
   */
  async lease(most: number, open: ReadonlyMap<string, number>, tx: PoolClient): Promise<readonly LeasedDelivery[]> {
    const { rows } = await tx.query<LeasedDelivery>({
      name: 'lease deliveries',
      text: `WITH due AS (
               SELECT q.endpoint_id, q.order_key
                 FROM webhook_endpoint e
                 LEFT JOIN unnest($1::uuid[], $2::int[]) AS o (id, n) ON o.id = e.id
                CROSS JOIN LATERAL (
                      SELECT w.endpoint_id, w.order_key FROM webhook_queue w
                       WHERE w.endpoint_id = e.id AND w.due_at <= clock_timestamp()
                       ORDER BY w.due_at
                       LIMIT greatest(0, CASE WHEN e.failures < ${ILL_AFTER} THEN $3::int ELSE 1 END - coalesce(o.n, 0))
                         FOR UPDATE SKIP LOCKED) q
                WHERE e.enabled AND (e.held_until IS NULL OR e.held_until <= clock_timestamp())
             ), leased AS (
               UPDATE webhook_queue q SET due_at = clock_timestamp() + ${LEASE_MS} * interval '1 millisecond'
                 FROM due WHERE q.endpoint_id = due.endpoint_id AND q.order_key = due.order_key
               RETURNING q.endpoint_id, q.order_key, q.due_at
             )
             SELECT d.id, l.due_at::text AS "leasedUntil", d.endpoint_id AS "endpointId", d.order_key AS "orderKey", d.attempts, d.failures, d.since, e.kind, e.url, e.format,
                    e.secret, CASE WHEN e.former_until > clock_timestamp() THEN e.former_secret END AS "formerSecret", v.body
               FROM leased l
               JOIN webhook_endpoint e ON e.id = l.endpoint_id
              CROSS JOIN LATERAL (
                    SELECT * FROM webhook_delivery d
                     WHERE d.endpoint_id = l.endpoint_id AND d.order_key = l.order_key AND d.state = 'waiting'
                     ORDER BY d.id LIMIT 1) d
               JOIN webhook_event v ON v.id = d.event_id`,
      values: [[...open.keys()], [...open.values()], most],
    });
    return rows;
  }

  /** Puts lines back whose calls were broken off. */
  async release(deliveries: readonly LeasedDelivery[], tx: PoolClient): Promise<void> {
    await tx.query({
      name: 'release deliveries',
      text: MOVE_LINES,
      values: [
        deliveries.map(({ endpointId }) => endpointId),
        deliveries.map(({ orderKey }) => orderKey),
        deliveries.map(({ leasedUntil }) => leasedUntil),
        deliveries.map(() => 0),
      ],
    });
  }

  /**
   * Stores how tries went. The lines are locked first: the statements that follow see what was lined up before, and a line
   * that has nothing left goes. Answers the conversations that a bot did not answer for, now with people.
   *
   * @param now product time
   */
  async store(tried: readonly Tried[], now: Date, tx: PoolClient): Promise<readonly GivenUp[]> {
    const lines = [
      tried.map(({ delivery }) => delivery.endpointId),
      tried.map(({ delivery }) => delivery.orderKey),
    ] as const;
    const leases = tried.map(({ delivery }) => delivery.leasedUntil);
    const again = tried.map(({ after }) => (after.type === 'again' ? after.afterMs : 0));
    const [, , given] = await Promise.all([
      tx.query({ name: 'lock lines', text: LOCK_LINES, values: [...lines] }),
      tx.query({
        name: 'store tries',
        text: STORE_TRIES,
        values: [
          tried.map(({ delivery }) => delivery.id),
          tried.map(({ after }) => (after.type === 'again' ? 'waiting' : after.type)),
          tried.map(({ delivery }) => delivery.attempts + 1),
          tried.map(({ at }) => at),
          tried.map(({ tookMs }) => tookMs),
          tried.map(({ status }) => status),
          tried.map(({ problem }) => problem),
          tried.map(({ answer }) => answer),
        ],
      }),
      tx.query<GivenUp>({
        name: 'give up bots',
        text: GIVE_UP_BOTS,
        values: [tried.flatMap(({ delivery, after }) => (after.type === 'dead' ? [delivery.id] : [])), now],
      }),
      tx.query({ name: 'empty lines', text: EMPTY_LINES, values: [...lines] }),
      tx.query({ name: 'move lines', text: MOVE_LINES, values: [...lines, leases, again] }),
      tx.query({
        name: 'note health',
        text: NOTE_HEALTH,
        values: [
          tried.map(({ delivery }) => delivery.endpointId),
          tried.map(({ after }) => after.type === 'delivered'),
        ],
      }),
    ]);
    return given.rows;
  }
}

const LOCK_LINES = `
SELECT FROM webhook_queue q
 WHERE (q.endpoint_id, q.order_key) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))
 ORDER BY q.endpoint_id, q.order_key FOR UPDATE`;

const STORE_TRIES = `
WITH tried AS (
  SELECT * FROM unnest($1::bigint[], $2::text[], $3::int[], $4::timestamptz[], $5::int[], $6::int[], $7::text[], $8::text[])
    AS x (id, state, number, at, took_ms, http_status, problem, answer)
), moved AS (
  UPDATE webhook_delivery d
     SET state = t.state, attempts = t.number, failures = d.failures + (t.state <> 'delivered')::int,
         ended_at = CASE WHEN t.state <> 'waiting' THEN clock_timestamp() END
    FROM tried t WHERE d.id = t.id AND d.state = 'waiting'
  RETURNING d.id
)
INSERT INTO webhook_attempt (delivery_id, number, at, took_ms, http_status, problem, answer)
SELECT t.id, t.number, t.at, t.took_ms, t.http_status, t.problem, t.answer FROM tried t JOIN moved USING (id)
ON CONFLICT DO NOTHING`;

const GIVE_UP_BOTS = `
UPDATE conversation c
   SET bot_until = $2, assigned_to = '', note = 'The bot did not answer', taken_by_hand = true
  FROM webhook_delivery d
  JOIN webhook_endpoint e ON e.id = d.endpoint_id AND e.kind = 'bot'
  JOIN message m ON m.id = d.message_id
 WHERE d.id = ANY($1::bigint[]) AND c.channel_id = m.channel_id AND c.contact_id = m.contact_id
   AND c.bot_id = e.id AND c.bot_until IS NULL
RETURNING c.id, c.workspace_id AS "workspaceId"`;

/** $1 and $2 are endpoints and order keys of lines that the transaction has locked. */
export const EMPTY_LINES = `
DELETE FROM webhook_queue q
 USING unnest($1::uuid[], $2::uuid[]) AS x (endpoint_id, order_key)
 WHERE q.endpoint_id = x.endpoint_id AND q.order_key = x.order_key
   AND NOT EXISTS (SELECT FROM webhook_delivery d
                    WHERE d.endpoint_id = q.endpoint_id AND d.order_key = q.order_key AND d.state = 'waiting')`;

/** A line that somebody else has leased meanwhile is theirs. */
const MOVE_LINES = `
UPDATE webhook_queue q SET due_at = clock_timestamp() + x.after_ms * interval '1 millisecond'
  FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::int[]) AS x (endpoint_id, order_key, leased_until, after_ms)
 WHERE q.endpoint_id = x.endpoint_id AND q.order_key = x.order_key AND q.due_at = x.leased_until`;

/**
 * An endpoint that fails again and again is left alone for up to a minute. Once it answers, everything that waited for
 * its next try is tried at once.
 */
const NOTE_HEALTH = `
WITH tried AS (
  SELECT endpoint_id, bool_or(ok) AS ok, count(*) AS n FROM unnest($1::uuid[], $2::bool[]) AS x (endpoint_id, ok)
   GROUP BY endpoint_id
), noted AS (
  UPDATE webhook_endpoint e
     SET failures = CASE WHEN t.ok THEN 0 ELSE least(e.failures + t.n, 1000000) END,
         delivered_at = CASE WHEN t.ok THEN clock_timestamp() ELSE e.delivered_at END,
         held_until = CASE WHEN t.ok OR e.failures + t.n < ${ILL_AFTER} THEN NULL
                           ELSE clock_timestamp() + least(60, 2 ^ least(e.failures + t.n - ${ILL_AFTER}, 6)) * interval '1 second' END
    FROM (SELECT t.*, f.failures AS before FROM tried t JOIN webhook_endpoint f ON f.id = t.endpoint_id ORDER BY f.id
           FOR NO KEY UPDATE OF f) t
   WHERE e.id = t.endpoint_id
     AND (e.failures > 0 OR NOT t.ok OR coalesce(e.delivered_at, '-infinity') < clock_timestamp() - interval '5 seconds')
  RETURNING e.id, t.before, t.ok
)
UPDATE webhook_queue q SET due_at = clock_timestamp()
 WHERE (q.endpoint_id, q.order_key) IN (
   SELECT w.endpoint_id, w.order_key FROM noted n JOIN webhook_queue w ON w.endpoint_id = n.id
    WHERE n.ok AND n.before >= ${ILL_AFTER} AND w.due_at > clock_timestamp() + ${LEASE_MS} * interval '1 millisecond'
      FOR UPDATE OF w SKIP LOCKED)`;
