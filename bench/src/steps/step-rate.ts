import { spawnSync, spawn } from 'node:child_process';
import path from 'node:path';
import { freePort, migrate } from '@sendero/migrations';
import { counterChecks } from '../reconcile/counter-checks';
import { runChecks } from '../reconcile/run-checks';
import { openDatabase } from '../stage/open-database';
import { Program } from '../stage/program';
import { siblingDatabase } from '../stage/sibling-database';
import type { Round } from './round';
import { runtimeRound, startWorker } from './runtime-round';
import { populate, VISITS_EACH } from './step-world';

export type Runner = 'runtime' | 'naive' | 'bullmq';

export interface StepRateOptions {
  /** An empty database on a server whose superuser this is. */
  readonly databaseUrl: string;
  readonly rounds: number;
  readonly contacts: { readonly [Name in Runner]: number };
  readonly workerArguments?: readonly string[];
  readonly onRound?: (runner: Runner, round: Round) => void;
}

export interface StepRate {
  readonly rounds: { readonly [Name in Runner]: readonly Round[] };
  /** What keeps the jobs of the BullMQ peer. */
  readonly bullBackend: 'Redis' | 'Postgres';
  /** What is wrong with the rows that the product's runtime left. */
  readonly differences: readonly string[];
}

/** The runtime alone and its peers, one after another in every round, each on a database of its own. */
export async function stepRate(options: StepRateOptions): Promise<StepRate> {
  const { databaseUrl, rounds, contacts, workerArguments = [], onRound } = options;
  await seed(databaseUrl);
  const redis = await startRedis();
  const results = { runtime: [] as Round[], naive: [] as Round[], bullmq: [] as Round[] };
  const differences: string[] = [];
  try {
    for (let n = 0; n < rounds; n++) {
      for (const runner of ['runtime', 'naive', 'bullmq'] as const) {
        const round = await onCopy(databaseUrl, contacts[runner], async (copy) => {
          if (runner !== 'runtime') return peerRound(runner, copy, redis?.port);
          const result = await runtimeRound(copy, contacts.runtime, workerArguments);
          differences.push(...(await stepDifferences(copy, contacts.runtime)));
          return result;
        });
        results[runner].push(round);
        onRound?.(runner, round);
      }
    }
  } finally {
    redis?.stop();
  }
  return { rounds: results, bullBackend: redis ? 'Redis' : 'Postgres', differences };
}

/** The product seeds its demo by itself on first start. */
async function seed(databaseUrl: string): Promise<void> {
  await migrate(databaseUrl);
  const worker = await startWorker(databaseUrl);
  await worker.stop();
}

async function onCopy(
  original: string,
  contacts: number,
  work: (databaseUrl: string) => Promise<Round>,
): Promise<Round> {
  const copy = await siblingDatabase(original, 'round', true);
  try {
    const database = openDatabase(copy.url);
    await populate(database, contacts);
    await database.query('CHECKPOINT');
    await database.end();
    return await work(copy.url);
  } finally {
    await copy.drop();
  }
}

async function stepDifferences(databaseUrl: string, contacts: number): Promise<readonly string[]> {
  const database = openDatabase(databaseUrl);
  try {
    const differences: string[] = [];
    // Events were written without messages, so conversations have nothing to count.
    for (const { complaint, sql } of [...counterChecks.slice(0, 1), ...runChecks]) {
      const { rows } = await database.query<{ readonly difference: string }>(sql);
      differences.push(...rows.slice(0, 3).map(({ difference }) => `${complaint}: ${difference}`));
    }
    const { rows } = await database.query<{ readonly visits: string }>('SELECT count(*) AS visits FROM visit');
    const visits = Number(rows[0]?.visits);
    if (visits !== contacts * VISITS_EACH) differences.push(`${visits} visits instead of ${contacts * VISITS_EACH}`);
    return differences;
  } finally {
    await database.end();
  }
}

async function peerRound(peer: 'naive' | 'bullmq', databaseUrl: string, redisPort?: number): Promise<Round> {
  const program = Program.launch({
    name: `${peer} peer`,
    script: path.join(__dirname, '../../dist/steps/peer-process.js'),
    env: {
      PEER: peer,
      DATABASE_URL: databaseUrl,
      REDIS_PORT: redisPort === undefined ? '' : String(redisPort),
      NODE_ENV: 'production',
    },
    readyLine: '}\n',
  });
  await program.ready();
  await program.stop();
  return JSON.parse(program.said.trim().split('\n').at(-1) ?? '') as Round;
}

interface Redis {
  readonly port: number;
  stop(): void;
}

/** A Redis without persistence where redis-server is installed, else undefined. */
async function startRedis(): Promise<Redis | undefined> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined;
  const port = await freePort();
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {
      stdio: 'ignore',
      cwd: '/',
    },
  );
  const stop = () => void child.kill('SIGKILL');
  process.once('exit', stop);
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { port, stop };
}
