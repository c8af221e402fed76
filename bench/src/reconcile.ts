import type { RecordedMessage, RecordSummary } from '@sendero/simulator';
import type { Pool, PoolClient } from 'pg';
import type { Check } from './reconcile/check';
import { counterChecks } from './reconcile/counter-checks';
import { messageChecks, policyChecks } from './reconcile/message-checks';
import { nodeLines, type NodeLine } from './reconcile/node-lines';
import { queueChecks } from './reconcile/queue-checks';
import { runChecks } from './reconcile/run-checks';

/** What the customers' side knows. */
export interface Yardstick {
  /** Everything that the simulator accepted from the business. */
  readonly record: readonly RecordedMessage[];
  readonly summary: RecordSummary;
  /** Texts of customers that no run waits for; everything else that they wrote must have moved a run. */
  readonly smallTalk: readonly string[];
}

export interface Reconciliation {
  readonly nodes: readonly NodeLine[];
  readonly totals: {
    readonly contacts: number;
    readonly runs: number;
    readonly visits: number;
    readonly messagesIn: number;
    readonly messagesOut: number;
    /** Given up because nobody could know whether they had gone out. */
    readonly givenUp: number;
    readonly received: number;
  };
  /** One sentence each; empty when everything agrees. */
  readonly differences: readonly string[];
}

const checks: readonly Check[] = [...counterChecks, ...runChecks, ...messageChecks, ...policyChecks, ...queueChecks];

/** Of one kind of difference, this many are told; the rest is counted. */
const TOLD = 5;

/**
 * Compares the product's tables with one another and with what the simulator received: counters, runs, visits, messages
 * and policy. Everything must be quiet; see `untilQuiet`.
 */
export async function reconcile(database: Pool, yardstick: Yardstick): Promise<Reconciliation> {
  const client = await database.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await loadRecord(client, yardstick.record);
    const differences = [...(await inboundDifferences(client, yardstick))];
    for (const check of checks) differences.push(...(await differencesOf(client, check)));
    return { nodes: await nodeLines(client), totals: await totalsOf(client), differences };
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

async function loadRecord(client: PoolClient, record: readonly RecordedMessage[]): Promise<void> {
  await client.query(`
CREATE TEMP TABLE recorded (
  wamid text, callback_data text, message_id uuid, recipient text, accepted_at timestamptz, type text, text text,
  status text, window_open boolean
) ON COMMIT DROP`);
  await client.query(
    `INSERT INTO recorded
     SELECT wamid, callback_data, CASE WHEN callback_data LIKE 'm1:%' THEN substr(callback_data, 4)::uuid END, recipient,
            to_timestamp(accepted_at / 1000), type, text, status, window_open
       FROM unnest($1::text[], $2::text[], $3::text[], $4::float8[], $5::text[], $6::text[], $7::text[], $8::boolean[])
         AS r (wamid, callback_data, recipient, accepted_at, type, text, status, window_open)`,
    [
      record.map(({ wamid }) => wamid),
      record.map(({ callbackData }) => callbackData),
      record.map(({ to }) => to),
      record.map(({ acceptedAt }) => acceptedAt),
      record.map(({ type }) => type),
      record.map(({ text }) => text),
      record.map(({ status }) => status),
      record.map(({ windowOpen }) => windowOpen),
    ],
  );
  await client.query('CREATE INDEX ON recorded (message_id)');
  await client.query('ANALYZE recorded');
}

async function differencesOf(client: PoolClient, { complaint, sql }: Check): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly difference: string }>(sql);
  const told = rows.slice(0, TOLD).map(({ difference }) => `${complaint}: ${difference}`);
  return rows.length > TOLD ? [...told, `${complaint}: ${rows.length - TOLD} more`] : told;
}

/**
 * Everything that customers wrote was stored once and, unless nobody waited for it, moved one run once: it left a step,
 * or it fitted no case and the question was asked again.
 */
async function inboundDifferences(client: PoolClient, { summary, smallTalk }: Yardstick): Promise<readonly string[]> {
  const { rows } = await client.query<Readonly<Record<'stored' | 'meant' | 'heard', string>>>(
    `
WITH listener AS (
  SELECT v.id AS version_id, n->>'id' AS node_id, n->>'type' AS type
    FROM journey_version v, jsonb_array_elements(v.document->'nodes') AS n
   WHERE n->>'type' IN ('trigger.message', 'receive')
)
SELECT (SELECT count(*) FROM message WHERE direction = 'in') AS stored,
       (SELECT count(*) FROM message m
         WHERE direction = 'in' AND text <> ALL($1::text[])
           AND NOT EXISTS (SELECT 1 FROM consent_entry e WHERE e.message_id = m.id)) AS meant,
       (SELECT count(*) FROM visit v JOIN listener l USING (version_id, node_id)
         WHERE l.type = 'trigger.message' OR v.cause = 'messageReceived')
       + (SELECT count(*) FROM message m JOIN listener l USING (version_id, node_id)
           WHERE m.direction = 'out' AND l.type = 'receive') AS heard`,
    [smallTalk],
  );
  const { inboundDelivered, inboundPending, statusesPending } = summary;
  const [stored, meant, heard] = [rows[0]?.stored, rows[0]?.meant, rows[0]?.heard].map(Number);
  return [
    ...(stored === inboundDelivered
      ? []
      : [`Customers' messages: ${inboundDelivered} were delivered, ${stored} are stored`]),
    ...(meant === heard ? [] : [`Customers' messages: ${meant} were meant for a journey, ${heard} moved a run`]),
    ...(inboundPending + statusesPending === 0
      ? []
      : [`${inboundPending} messages and ${statusesPending} receipts were not delivered yet`]),
  ];
}

async function totalsOf(client: PoolClient): Promise<Reconciliation['totals']> {
  const { rows } = await client.query<{ readonly [Key in keyof Reconciliation['totals']]: string }>(`
SELECT (SELECT count(*) FROM contact) AS contacts, (SELECT count(*) FROM run) AS runs,
       (SELECT count(*) FROM visit) AS visits, (SELECT count(*) FROM message WHERE direction = 'in') AS "messagesIn",
       (SELECT count(*) FROM message WHERE direction = 'out') AS "messagesOut",
       (SELECT count(*) FROM message WHERE problem = 'message.no_answer') AS "givenUp",
       (SELECT count(*) FROM recorded) AS received`);
  const [row] = rows;
  if (!row) throw new Error('The totals could not be read.');
  const { contacts, runs, visits, messagesIn, messagesOut, givenUp, received } = row;
  return {
    contacts: Number(contacts),
    runs: Number(runs),
    visits: Number(visits),
    messagesIn: Number(messagesIn),
    messagesOut: Number(messagesOut),
    givenUp: Number(givenUp),
    received: Number(received),
  };
}
