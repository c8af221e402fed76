import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { migrate, migrateDown } from './migrate';
import { migrations } from './migrations';
import { createTestDatabase, type TestDatabase } from './test-database';

const ID = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [WORKSPACE, CHANNEL, JOURNEY, VERSION, ADA, BEN] = [1, 2, 3, 4, 5, 6].map(ID);
const [WON, WITHHELD, MANY] = [11, 12, 13].map(ID);

describe('an upgrade from before goals were summed up', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    await migrateDown(database.url);
    const earlier = new DataSource({
      type: 'postgres',
      url: database.url,
      migrations: migrations.slice(
        0,
        migrations.findIndex(({ name }) => name.startsWith('Watching')),
      ),
      migrationsTableName: 'schema_migration',
      installExtensions: false,
    });
    await earlier.initialize();
    await earlier.runMigrations({ transaction: 'each' });
    await earlier.destroy();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('adds what was reached to the sums of what is summed up, and to nothing else', async () => {
    await client.query(`
      INSERT INTO workspace (id, name, created_at) VALUES ('${WORKSPACE}', 'Shop', now());
      INSERT INTO journey (id, workspace_id, name, status, draft, draft_revision, created_at, updated_at)
        VALUES ('${JOURNEY}', '${WORKSPACE}', 'Welcome', 'live', '{}', 1, now(), now());
      INSERT INTO journey_version (id, workspace_id, journey_id, number, document, published_at)
        VALUES ('${VERSION}', '${WORKSPACE}', '${JOURNEY}', 1,
                '{"nodes": [{"id": "won", "type": "goal"}, {"id": "hi", "type": "send"}]}', now());
      INSERT INTO run (id, workspace_id, journey_id, version_id, channel_id, contact_id, lane, status, state, started_at, updated_at)
        SELECT id::uuid, '${WORKSPACE}', '${JOURNEY}', '${VERSION}', '${CHANNEL}', contact::uuid, 0, 'ended', '{}', '2026-11-02 08:00Z', now()
          FROM (VALUES ('${WON}', '${ADA}'), ('${WITHHELD}', '${BEN}'), ('${MANY}', '${BEN}')) AS x (id, contact);
      INSERT INTO conversion (run_id, journey_id, withheld, at)
        VALUES ('${WON}', '${JOURNEY}', false, '2026-11-02 09:20Z'), ('${WITHHELD}', '${JOURNEY}', true, '2026-11-02 09:20Z'),
               ('${MANY}', '${JOURNEY}', false, '2026-11-02 12:20Z');
      INSERT INTO visit (run_id, revision, version_id, node_id, entered_at, left_at, output, cause, verdicts)
        SELECT run::uuid, revision, '${VERSION}', node, at, at, 'next', 'message', '[]'
          FROM (VALUES ('${WON}', 2, 'won', '2026-11-02 09:21Z'::timestamptz), ('${WON}', 3, 'won', '2026-11-02 09:22Z'),
                       ('${WON}', 4, 'hi', '2026-11-02 09:23Z'), ('${MANY}', 2, 'won', '2026-11-02 07:59Z')) AS x (run, revision, node, at);
      INSERT INTO summed (since, until) VALUES ('2026-11-02 08:00Z', '2026-11-02 12:00Z');
    `);
    await migrate(database.url);
    const { rows } = await client.query(
      'SELECT workspace_id, at, contact_id, channel_id, journey_id, came, written, runs, goals FROM quarter_sum',
    );
    expect(rows).toEqual([
      {
        ...{ workspace_id: WORKSPACE, at: new Date('2026-11-02T09:15:00Z'), contact_id: ADA, channel_id: CHANNEL },
        ...{ journey_id: JOURNEY, came: 0, written: 0, runs: 0, goals: 2 },
      },
    ]);
  });
});
