import { createTestDatabase, type TestDatabase } from '@sendero/migrations';
import { killTest } from './kill-test';

const KILLS = 20;
const SEED = 20_261;

jest.setTimeout(600_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it(`loses nothing and sends nothing twice when the server is killed ${KILLS} times during the demo`, async () => {
  const { kills, reconciliation } = await killTest({
    databaseUrl: database.url,
    customers: 150,
    kills: KILLS,
    seed: SEED,
    faults: { duplicateWebhook: 0.02, reorderWebhook: 0.02, statusBeforeResponse: 0.05, dropAfterAccept: 0.02 },
  });
  expect(reconciliation.differences).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(KILLS);
  const { contacts, messagesOut, received, givenUp } = reconciliation.totals;
  expect(contacts).toBe(150);
  expect(received).toBeGreaterThan(300);
  expect(messagesOut - received).toBe(givenUp);
});
