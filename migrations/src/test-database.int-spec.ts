import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from './test-database';

describe('a test database', () => {
  const open: TestDatabase[] = [];
  afterAll(() => Promise.all(open.map((database) => database.drop())));

  it('is migrated, and nobody else’s, however many are asked for at once', async () => {
    open.push(...(await Promise.all([1, 2, 3].map(() => createTestDatabase()))));
    const counts = await Promise.all(open.map((database, index) => fill(database, index + 1)));
    expect(counts).toEqual([1, 2, 3]);
  });

  it('is gone after drop, also with somebody connected', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await database.drop();
    await expect(fill(database, 1)).rejects.toThrow('does not exist');
  });
});

async function fill(database: TestDatabase, rows: number): Promise<number> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO workspace (id, name, created_at) SELECT gen_random_uuid(), n::text, now() FROM generate_series(1, $1) n`,
      [rows],
    );
    const found = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM workspace');
    return found.rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
}
