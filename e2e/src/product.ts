import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase, freePort } from '@sendero/migrations';

const root = path.resolve(__dirname, '../..');
const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 15_000;
/** What the server prints when it listens. */
const READY_LINE = 'Sendero is running';

/** The built product in a process of its own, as a person starts it, with a database and a data folder of its own. */
export interface Product {
  readonly url: string;
  /** Where its rows are, to break some on purpose. */
  readonly databaseUrl: string;
  /** What the server said so far; for the report of a story that failed. */
  readonly output: () => string;
  /** Ends the server at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again at the same address, with the same data. */
  start(): Promise<void>;
  /** Stops it in order and deletes all it kept. */
  dispose(): Promise<void>;
}

/** @throws Error with the server's own words when it does not come up */
export async function startProduct(): Promise<Product> {
  const main = path.join(root, 'server', 'dist', 'main.js');
  for (const built of [main, path.join(root, 'editor', 'dist', 'index.html')]) {
    if (!existsSync(built)) throw new Error(`${built} is missing: build the product first (npx nx run-many -t build).`);
  }
  const [database, dataDir, port] = await Promise.all([
    createTestDatabase(),
    mkdtemp(path.join(tmpdir(), 'sendero-e2e-')),
    freePort(),
  ]);
  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    PORT: String(port),
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    // Other systems of a story listen on this machine.
    ALLOW_PRIVATE_WEBHOOKS: 'true',
  };
  const url = `http://localhost:${port}`;
  let output = '';
  let server: ChildProcess | undefined;

  const start = async () => {
    // A fork is told when this process is gone, and then stops by itself.
    const child = fork(main, { cwd: root, env, silent: true, execArgv: ['--enable-source-maps'] });
    server = child;
    const before = output.length;
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await answers(url, child, () => output.slice(before));
  };
  const end = async (signal: NodeJS.Signals) => {
    const child = server;
    server = undefined;
    if (child) await ended(child, signal);
  };

  const dispose = async () => {
    await end('SIGTERM');
    await Promise.all([database.drop(), rm(dataDir, { recursive: true, force: true })]);
  };
  try {
    await start();
  } catch (error) {
    await dispose();
    throw error;
  }
  return { url, databaseUrl: database.url, output: () => output, kill: () => end('SIGKILL'), start, dispose };
}

async function answers(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}:\n${output()}`);
    // First its own word: somebody else's server might answer at this address.
    if (output().includes(READY_LINE) && (await isReady(url))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server did not answer within ${START_TIMEOUT_MS} ms:\n${output()}`);
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const patience = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(patience);
}
