import { createTestDatabase, type TestDatabase } from '@sendero/migrations';
import { crowdKillTest } from './crowd-kill-test';

const PEOPLE = 4_000;
const KILLS = 4;
const SEED = 20_262;

jest.setTimeout(600_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it(`starts ${PEOPLE} members once and moves them once while the server is killed ${2 * KILLS} times`, async () => {
  const { task, atWork, ...result } = await crowdKillTest({
    databaseUrl: database.url,
    people: PEOPLE,
    kills: KILLS,
    seed: SEED,
  });
  expect(result).toEqual({
    kills: 2 * KILLS,
    started: PEOPLE,
    runs: PEOPLE,
    contacts: PEOPLE,
    moved: PEOPLE,
    differences: [],
  });
  expect(atWork).toBeGreaterThanOrEqual(2);
  expect(task).toMatchObject({ total: PEOPLE, asked: PEOPLE, moved: PEOPLE, ended: 0, stayed: 0 });
});
