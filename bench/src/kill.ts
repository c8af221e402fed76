import { parseArgs } from 'node:util';
import { Cleanup } from './cleanup';
import { killTest } from './kill-test/kill-test';
import { throwawayPostgres } from './stage/throwaway-postgres';
import { thousands } from './text-table';

const cleanup = new Cleanup();

/** The long version of the kill test, by hand: node bench/dist/kill.js --contacts 1000 --kills 60 --seed 7 */
async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      contacts: { type: 'string', default: '1000' },
      kills: { type: 'string', default: '40' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
    },
  });
  console.log(`${values.contacts} contacts, ${values.kills} kills, seed ${values.seed}`);
  const startedAt = performance.now();
  const postgres = await throwawayPostgres(true);
  cleanup.add(() => postgres.stop());
  const { kills, reconciliation } = await killTest({
    databaseUrl: postgres.url,
    customers: Number(values.contacts),
    kills: Number(values.kills),
    seed: Number(values.seed),
    faults: {
      duplicateWebhook: 0.02,
      reorderWebhook: 0.02,
      statusBeforeResponse: 0.05,
      dropAfterAccept: 0.01,
      dropBeforeAccept: 0.01,
      tooManyRequests: 0.005,
    },
    onChapter: ({ title }) => console.log(`${since(startedAt)}  ${title} …`),
    onKill: (n) => console.log(`${since(startedAt)}    kill ${n}`),
    onOpen: (close) => cleanup.add(close),
  });
  const { contacts, runs, messagesOut, received, givenUp } = reconciliation.totals;
  console.log(
    `${since(startedAt)}  ${kills} kills; ${thousands(contacts)} contacts, ${thousands(runs)} runs, ${thousands(messagesOut)} ` +
      `messages, ${thousands(received)} received, ${thousands(givenUp)} given up as unknowable.`,
  );
  for (const difference of reconciliation.differences) console.log(`  ✗ ${difference}`);
  if (reconciliation.differences.length === 0) console.log('Nothing lost, nothing twice.');
  return reconciliation.differences.length === 0;
}

function since(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`;
}

main().then(
  async (agreed) => {
    await cleanup.all();
    process.exit(agreed ? 0 : 1);
  },
  async (error: unknown) => {
    if (!cleanup.stopping) console.error(error);
    await cleanup.all();
    process.exit(1);
  },
);
