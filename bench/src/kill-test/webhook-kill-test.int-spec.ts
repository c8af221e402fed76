import { createTestDatabase, type TestDatabase } from '@sendero/migrations';
import { webhookKillTest } from './webhook-kill-test';

const KILLS = 10;
const SEED = 20_263;

jest.setTimeout(600_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it(`tells another system all that happens, in order, while the server is killed ${KILLS} times (WEB-30)`, async () => {
  const result = await webhookKillTest({ databaseUrl: database.url, kills: KILLS, seed: SEED });
  expect(result.differences).toEqual([]);
  expect(result.kills).toBeGreaterThan(KILLS);
  expect(result.atWork).toBeGreaterThanOrEqual(2);
  expect(result.events).toBeGreaterThan(100);
  expect(result.calls).toBeGreaterThanOrEqual(result.events);
});
