import { createTestDatabase, type TestDatabase } from '@sendero/migrations';
import type { RecordedMessage } from '@sendero/simulator';
import type { Pool } from 'pg';
import { FIRST_WA_ID, smallTalk } from './customers';
import { reconcile, type Yardstick } from './reconcile';
import { openDatabase } from './stage/open-database';
import { siblingDatabase } from './stage/sibling-database';
import { Stage } from './stage/stage';
import { walkSurvey } from './survey';
import { walk } from './walk';

jest.setTimeout(600_000);

/** Customers whom nothing reaches; the news comes before the send is answered for some of them. */
const UNPLUGGED = Array.from({ length: 12 }, (_, n) => String(Number(FIRST_WA_ID) + 5 * n));

let database: TestDatabase;
let pool: Pool;
let yardstick: Yardstick;

/** One small demo; each case below spoils a copy of what it left. */
beforeAll(async () => {
  database = await createTestDatabase();
  const stage = await Stage.open({ databaseUrl: database.url });
  try {
    await stage.simulator.setSettings({
      sentDelayMs: [1, 10],
      deliveredDelayMs: [1, 10],
      readDelayMs: [5, 20],
      throughputPerSecond: 2_000,
    });
    await stage.simulator.setFaults({ duplicateWebhook: 0.05, reorderWebhook: 0.05, statusBeforeResponse: 0.2 });
    for (const waId of UNPLUGGED) await stage.simulator.unplug(waId);
    await walk(stage, { customers: 80, arrivalsPerSecond: 40, chapterWithinMs: 60_000 });
    await walkSurvey(stage, 40, 60_000);
    yardstick = {
      record: await stage.simulator.record(),
      summary: await stage.simulator.summary(),
      smallTalk: Object.values(smallTalk),
    };
  } finally {
    await stage.close();
  }
  pool = openDatabase(database.url);
  // What the server had not folded when it stopped: the cases spoil whole counters.
  await pool.query(
    `WITH taken AS (DELETE FROM counter_delta RETURNING version_id, node_id, metric, n)
     INSERT INTO counter AS c (version_id, node_id, metric, n)
     SELECT version_id, node_id, metric, sum(n) FROM taken GROUP BY 1, 2, 3
     ON CONFLICT (version_id, node_id, metric) DO UPDATE SET n = c.n + excluded.n`,
  );
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

it('finds nothing to complain about after the demo, whose every node was walked, and the survey', async () => {
  const { differences, nodes, totals } = await reconcile(pool, yardstick);
  expect(differences).toEqual([]);
  expect(totals).toMatchObject({ contacts: 120, givenUp: 0, received: totals.messagesOut });
  expect(totals.runs).toBeGreaterThanOrEqual(80);
  // The survey's newest version took over whoever was under way, and nobody began it.
  const begun = ['start', 'ask'];
  expect(nodes.filter(({ counts }) => !counts.get('entered')).map(({ node }) => node)).toEqual(begun);
});

it('has seen people who got nothing, questions that were asked again, and runs that were moved', async () => {
  const { rows } = await pool.query<{ readonly metric: string }>(
    `SELECT metric FROM counter WHERE metric IN ('control', 'holdout', 'moved') AND n > 0 GROUP BY metric ORDER BY metric`,
  );
  expect(rows.map(({ metric }) => metric)).toEqual(['control', 'holdout', 'moved']);
  const { rowCount: asked } = await pool.query(`SELECT 1 FROM message WHERE node_id = 'answer'`);
  expect(asked).toBeGreaterThan(0);
  const { rowCount: jumps } = await pool.query(
    `SELECT 1 FROM (SELECT revision - lag(revision) OVER (PARTITION BY run_id ORDER BY revision) AS by FROM visit) AS steps
      WHERE by > 1`,
  );
  expect(jumps).toBeGreaterThan(0);
});

interface Spoilt {
  readonly name: string;
  readonly sql?: string;
  readonly record?: (record: readonly RecordedMessage[]) => readonly RecordedMessage[];
  readonly finds: string;
}

const ONE_RUN = `(SELECT run_id FROM message WHERE node_id = 'menu' ORDER BY id LIMIT 1)`;
const ONE_SENT = `(SELECT id FROM message WHERE status = 'read' ORDER BY id LIMIT 1)`;

const spoilt: readonly Spoilt[] = [
  {
    name: 'a counter that is one too high',
    sql: `UPDATE counter SET n = n + 1 WHERE node_id = 'menu' AND metric = 'entered'`,
    finds: 'menu entered: the counter says',
  },
  {
    name: 'a control group that is one too large',
    sql: `UPDATE counter SET n = n + 1 WHERE node_id = 'start' AND metric = 'control'`,
    finds: 'start control: the counter says',
  },
  {
    name: 'a holdout that nobody is in',
    sql: `DELETE FROM counter WHERE node_id = 'start' AND metric = 'holdout'`,
    finds: 'start holdout: the counter says',
  },
  {
    name: 'a move that was counted twice',
    sql: `UPDATE counter SET n = n + 1 WHERE node_id = 'rest' AND metric = 'moved'`,
    finds: 'rest entered: the counter says',
  },
  {
    name: 'moves that were not counted',
    sql: `WITH gone AS (
            DELETE FROM counter WHERE node_id = 'rest' AND metric = 'moved' RETURNING version_id, n
          )
          UPDATE counter c SET n = c.n - gone.n FROM gone
           WHERE c.version_id = gone.version_id AND c.node_id = 'rest' AND c.metric = 'entered'`,
    finds: 'More passages were broken off',
  },
  {
    name: 'the first visit of a run that was lost',
    sql: `DELETE FROM visit WHERE run_id = ${ONE_RUN} AND revision = 1`,
    finds: 'has visits missing',
  },
  {
    name: 'a receipt that was counted twice',
    sql: `INSERT INTO counter_delta SELECT version_id, node_id, metric, 1 FROM counter WHERE node_id = 'menu' AND metric = 'read'`,
    finds: 'menu read: the counter says',
  },
  {
    name: 'a visit that was lost',
    sql: `DELETE FROM visit WHERE run_id = ${ONE_RUN} AND revision = 2`,
    finds: 'did not walk along the edges',
  },
  {
    name: 'a visit that was made twice',
    sql: `INSERT INTO visit SELECT run_id, (SELECT max(revision) + 1 FROM visit x WHERE x.run_id = v.run_id), version_id,
                 node_id, entered_at, left_at, output, cause, problem, verdicts
            FROM visit v WHERE run_id = ${ONE_RUN} AND revision = 2`,
    finds: 'did not walk along the edges',
  },
  {
    name: 'an answer that moved nobody',
    sql: `INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at)
          SELECT gen_random_uuid(), workspace_id, channel_id, contact_id, 'in', '{}', 'hello', at, created_at
            FROM message WHERE direction = 'in' LIMIT 1`,
    finds: 'were meant for a journey',
  },
  {
    name: 'an inbound message that was lost',
    sql: `DELETE FROM message WHERE id = (SELECT id FROM message WHERE direction = 'in' LIMIT 1)`,
    finds: 'were delivered',
  },
  {
    name: 'a run that is stuck',
    sql: `UPDATE run SET status = 'active' WHERE id = ${ONE_RUN}`,
    finds: 'waits for a timer that is not there',
  },
  {
    name: 'a run that failed',
    sql: `UPDATE run SET status = 'failed' WHERE id = ${ONE_RUN}`,
    finds: 'A run failed',
  },
  {
    name: 'a message of ours that was lost',
    sql: `DELETE FROM message WHERE id = ${ONE_SENT}`,
    finds: 'received a message that the product does not have',
  },
  {
    name: 'a message that the simulator never received',
    record: (record) => record.slice(1),
    finds: 'never reached the simulator',
  },
  {
    name: 'a message that was received twice',
    record: (record) => [...record, ...record.slice(0, 1)],
    finds: 'more than once',
  },
  {
    name: 'a message called failed that was received',
    sql: `UPDATE message SET status = 'failed', problem = 'message.no_answer' WHERE id = ${ONE_SENT}`,
    finds: 'differs from what the simulator received',
  },
  {
    name: 'a free-form message outside the window',
    record: (record) => record.map((message, at) => (at === 0 ? { ...message, windowOpen: false } : message)),
    finds: 'while the service window was closed',
  },
  {
    name: 'a template to someone who had not opted in',
    sql: `DELETE FROM consent_entry WHERE state = 'in'`,
    finds: 'had not opted in',
  },
  {
    name: 'a message to someone who had opted out',
    sql: `UPDATE consent_entry SET state = 'out' WHERE state = 'in'`,
    finds: 'Someone who had opted out was written to',
  },
  {
    name: 'an event that still waits',
    sql: `INSERT INTO event (lane, contact_id, channel_id, payload, received_at)
          SELECT lane, id, gen_random_uuid(), '{}', now() FROM contact LIMIT 1`,
    finds: 'rows of event',
  },
  {
    name: 'a message that still waits',
    sql: `INSERT INTO outbox (message_id, channel_id, contact_id) SELECT id, channel_id, contact_id FROM message LIMIT 1`,
    finds: 'rows of outbox',
  },
  {
    name: 'an event that was set aside',
    sql: `INSERT INTO dead_event SELECT 1, lane, id, gen_random_uuid(), NULL, '{}', now(), 'why', now() FROM contact LIMIT 1`,
    finds: 'could not be applied',
  },
  {
    name: 'one person who became two contacts',
    sql: `INSERT INTO contact SELECT gen_random_uuid(), workspace_id, lane, name, phone, language, attributes, tags,
                 created_at, updated_at FROM contact LIMIT 1`,
    finds: 'Two contacts have the same number',
  },
];

it.each(spoilt)('notices $name', async ({ sql, record, finds }) => {
  const copy = await copyOf(database);
  try {
    if (sql) expect((await copy.pool.query(sql)).rowCount).toBeGreaterThan(0);
    const spoiltYardstick = record ? { ...yardstick, record: record(yardstick.record) } : yardstick;
    const { differences } = await reconcile(copy.pool, spoiltYardstick);
    expect(differences).toContainEqual(expect.stringContaining(finds));
  } finally {
    await copy.drop();
  }
});

/** Nobody may be connected to a database while it is copied. */
async function copyOf({ url }: TestDatabase): Promise<{ readonly pool: Pool; readonly drop: () => Promise<void> }> {
  await pool.end();
  const copy = await siblingDatabase(url, `${new URL(url).pathname.slice(1)}_copy`, true);
  pool = openDatabase(url);
  const copyPool = openDatabase(copy.url);
  return {
    pool: copyPool,
    drop: async () => {
      await copyPool.end();
      await copy.drop();
    },
  };
}
