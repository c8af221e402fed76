import { createTestDatabase, type TestDatabase } from '@sendero/migrations';
import { HotConnections, inTransaction } from './hot-connections';

let database: TestDatabase;
let connections: HotConnections;
beforeAll(async () => {
  database = await createTestDatabase();
  connections = new HotConnections(database.url);
});
afterAll(async () => {
  await connections.close();
  await database.drop();
});

it('fails the transaction, and nothing else, when its connection breaks', async () => {
  const pool = connections.pool('test', 1);
  const work = inTransaction(pool, async (tx) => {
    await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
  });
  await expect(work).rejects.toThrow();
  const { rows } = await inTransaction(pool, (tx) => tx.query<{ readonly n: number }>('SELECT 1 AS n'));
  expect(rows).toEqual([{ n: 1 }]);
});
