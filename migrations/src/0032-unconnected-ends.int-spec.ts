import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { UnconnectedEnds1764000000032 } from './0032-unconnected-ends';
import { createTestDatabase, type TestDatabase } from './test-database';

const ID = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [WORKSPACE, JOURNEY, OLD, NEW] = [1, 2, 3, 4].map(ID);

describe('an upgrade from before runs were counted that left by an output that leads nowhere', () => {
  let database: TestDatabase;
  let client: Client;
  let source: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    source = await new DataSource({ type: 'postgres', url: database.url, installExtensions: false }).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await client.end();
    await database.drop();
  });

  it('counts them at the step where they ended, and down forgets it', async () => {
    await client.query(`
      INSERT INTO workspace (id, name, created_at) VALUES ('${WORKSPACE}', 'Shop', now());
      INSERT INTO journey (id, workspace_id, name, status, draft, draft_revision, created_at, updated_at)
        VALUES ('${JOURNEY}', '${WORKSPACE}', 'Welcome', 'live', '{}', 1, now(), now());
      INSERT INTO journey_version (id, workspace_id, journey_id, number, document, published_at)
        SELECT id::uuid, '${WORKSPACE}', '${JOURNEY}', n, '{}', now() FROM (VALUES ('${OLD}', 1), ('${NEW}', 2)) AS x (id, n)`);
    // How each run ended, and its passages: version, step, output.
    const runs: readonly [status: string, ...(readonly [string | undefined, string, string | null])[]][] = [
      ['ended', [OLD, 'start', 'next'], [OLD, 'hi', 'blocked']],
      ['ended', [OLD, 'start', 'next'], [OLD, 'hi', 'blocked']],
      ['ended', [OLD, 'start', 'next'], [OLD, 'hi', null], [NEW, 'hi', 'failed']],
      ['ended', [OLD, 'start', 'next'], [OLD, 'hi', 'sent'], [OLD, 'stop', null]],
      ['failed', [OLD, 'start', 'next'], [OLD, 'hi', null]],
      ['active', [OLD, 'start', 'next']],
      ['ended'],
    ];
    for (const [index, [status, ...passages]] of runs.entries()) {
      const run = ID(100 + index);
      await client.query(
        `INSERT INTO run (id, workspace_id, journey_id, version_id, channel_id, contact_id, lane, status, state, started_at, updated_at)
         VALUES ($1, '${WORKSPACE}', '${JOURNEY}', '${OLD}', '${JOURNEY}', $1, 0, $2, '{}', now(), now())`,
        [run, status],
      );
      for (const [place, [version, node, output]] of passages.entries()) {
        await client.query(
          `INSERT INTO visit (run_id, revision, version_id, node_id, entered_at, left_at, output, cause, verdicts)
           VALUES ($1, $2, $3, $4, now(), now(), $5, 'entered', '[]')`,
          [run, place + 1, version, node, output],
        );
      }
    }
    const counted = async () =>
      (
        await client.query('SELECT version_id, node_id, n FROM counter_delta WHERE metric = $1 ORDER BY 1', [
          'unconnected',
        ])
      ).rows;
    const migration = new UnconnectedEnds1764000000032();
    const runner = source.createQueryRunner();
    await migration.up(runner);
    expect(await counted()).toEqual([
      { version_id: OLD, node_id: 'hi', n: 2 },
      { version_id: NEW, node_id: 'hi', n: 1 },
    ]);
    await client.query(`INSERT INTO counter SELECT * FROM counter_delta`);
    await migration.down(runner);
    await runner.release();
    expect(await counted()).toEqual([]);
    expect((await client.query('SELECT FROM counter')).rows).toEqual([]);
  });
});
