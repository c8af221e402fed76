import type { ContactId } from '@sendero/shared';
import { Pool } from 'pg';
import { BullRunner, type BullBackend } from './bull-runner';
import { naiveStep } from './naive-runner';
import { loadWorld } from './peer-store';
import { STEPS, VISITS_EACH } from './step-world';

/** Steps that the naive runner has under way at once; more did not make it faster. */
const AT_ONCE = 16;

/** One round of a peer in a process of its own; the last line it prints is a JSON object. */
async function main(): Promise<void> {
  const { PEER, DATABASE_URL = '', REDIS_PORT } = process.env;
  const database = new Pool({ connectionString: DATABASE_URL, max: AT_ONCE });
  const world = await loadWorld(database);
  const { rows } = await database.query<{ readonly id: ContactId }>('SELECT id FROM contact ORDER BY id');
  const contacts = rows.map(({ id }) => id);
  let took = 0;
  if (PEER === 'naive') {
    for (const step of STEPS) {
      const from = performance.now();
      const queue = contacts.values();
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (const contact of queue) await naiveStep(database, contact, step, world);
        }),
      );
      took += performance.now() - from;
    }
  } else {
    const backend: BullBackend = REDIS_PORT ? { redisPort: Number(REDIS_PORT) } : { databaseUrl: DATABASE_URL };
    const runner = new BullRunner(backend, database, world);
    for (const step of STEPS) took += await runner.run(contacts, step);
    await runner.close();
  }
  await database.end();
  const round = {
    events: contacts.length * STEPS.length,
    visits: contacts.length * VISITS_EACH,
    seconds: took / 1_000,
  };
  console.log(JSON.stringify(round));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
