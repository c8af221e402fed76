import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@sendero/migrations';
import type { Pool } from 'pg';
import { cpuSeconds, familyOf, postmasterOf } from '../load/process-usage';
import { openDatabase } from '../stage/open-database';
import { Program } from '../stage/program';
import { SERVER_SCRIPT } from '../stage/stage';
import { ask, STEPS, VISITS_EACH } from './step-world';
import type { Round } from './round';

const LOOK_EVERY_MS = 20;
const STEP_WITHIN_MS = 180_000;

/** Starts a worker of the product on this database; nothing listens at the simulator's address. */
export async function startWorker(databaseUrl: string, nodeArguments: readonly string[] = []): Promise<Program> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sendero-worker-'));
  const program = await Program.start({
    name: 'worker',
    script: SERVER_SCRIPT,
    nodeArguments,
    env: {
      ROLE: 'worker',
      PORT: String(await freePort()),
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      SIMULATOR_URL: 'http://127.0.0.1:9',
      SANDBOX: 'true',
      NODE_ENV: 'production',
    },
    readyLine: 'Sendero worker is running',
  });
  rmSync(dataDir, { recursive: true, force: true });
  return program;
}

/** The product's own runtime: a worker process that finds events in the table and moves runs. */
export async function runtimeRound(
  databaseUrl: string,
  contacts: number,
  nodeArguments: readonly string[] = [],
): Promise<Round> {
  const worker = await startWorker(databaseUrl, nodeArguments);
  const database = openDatabase(databaseUrl);
  try {
    const postmaster = await postmasterOf(database);
    const spent = () => [cpuSeconds([worker.pid]), cpuSeconds(familyOf(postmaster))] as const;
    const before = spent();
    let took = 0;
    for (const step of STEPS) {
      await ask(database, step);
      const from = performance.now();
      await untilWorked(database);
      took += performance.now() - from;
    }
    const after = spent();
    return {
      events: contacts * STEPS.length,
      visits: contacts * VISITS_EACH,
      seconds: took / 1_000,
      cpu: { worker: after[0] - before[0], postgres: after[1] - before[1] },
    };
  } finally {
    await database.end();
    await worker.stop();
  }
}

/** A batch leaves the queue in the commit that writes what came of it, so an empty queue is all done. */
async function untilWorked(database: Pool): Promise<void> {
  const deadline = performance.now() + STEP_WITHIN_MS;
  for (;;) {
    const { rows } = await database.query<{ readonly left: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM event) OR EXISTS (SELECT 1 FROM timer WHERE due_at <= clock_timestamp()) AS left',
    );
    if (!rows[0]?.left) return;
    if (performance.now() > deadline) throw new Error('The worker did not finish its events in time.');
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
