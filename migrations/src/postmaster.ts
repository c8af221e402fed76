import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port';
import { firstErrorLine, type Cluster, type Means } from './postgres-cluster';
import { commandOf, isAlive, signal, waitForExit } from './process-table';
import { isDiskFull, setupError } from './setup-error';

/** A running Postgres and how to end it. */
export interface Postmaster {
  readonly port: number;
  stop(): Promise<void>;
}

const STOP_TIMEOUT_MS = 20_000;
const START_TIMEOUT_MS = 120_000;
const LARGEST_LOG_BYTES = 10_000_000;

const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_checkpoints: 'off',
  jit: 'off',
};
const durableSettings = {
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  random_page_cost: '1.1',
};
const testSettings = {
  max_connections: '400',
  shared_buffers: '128MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '256MB',
};

/** Runs Postgres on the cluster until stopped; if this process dies in whatever way, Postgres stops too. */
export async function startPostmaster(
  cluster: Cluster,
  { account, binaries, durable, logFile, port }: Means & { logFile: string; port: number | undefined },
): Promise<Postmaster> {
  await stopLeftover(cluster.folder);
  const chosen = port ?? (await freePort());
  const settings = Object.entries({ ...always, ...(durable ? durableSettings : testSettings) });
  const output = openSync(logFile, isLarge(logFile) ? 'w' : 'a');
  const from = statSync(logFile).size;
  const child = spawn(
    binaries.postgres,
    ['-D', cluster.folder, '-p', String(chosen), ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // detached: Ctrl-C in a terminal reaches the whole process group, and Postgres has to outlive the server's last write
    {
      ...account.ids,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', output, output],
      detached: true,
    },
  );
  closeSync(output);
  const pid = await started(child, cluster, () => readFileSync(logFile, 'utf8').slice(from), logFile);
  const watch = watchOver(pid);
  const stopAtExit = () => signal(pid, 'SIGINT');
  process.once('exit', stopAtExit);
  child.once('exit', () => {
    process.off('exit', stopAtExit);
    watch.kill('SIGKILL');
  });
  child.unref();
  return { port: chosen, stop: () => stop(pid) };
}

/** Fast shutdown; when that hangs, the immediate one, from which the next start recovers. */
async function stop(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await waitForExit(pid, STOP_TIMEOUT_MS)) return;
  signal(pid, 'SIGQUIT');
  await waitForExit(pid, STOP_TIMEOUT_MS);
}

/** A Postgres whose parent was killed goes on; its folder belongs to one Postgres at a time, so it is stopped first. */
async function stopLeftover(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  const pid = Number(postmasterFile(folder)[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (!isAlive(pid)) return; // Postgres itself tidies the file of a dead one
  const command = commandOf(pid);
  if (command === null || command.includes(folder)) return stop(pid);
  rmSync(file, { force: true }); // the pid went to another program since
}

function postmasterFile(folder: string): readonly string[] {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Waits until Postgres writes “ready” into its own pid file, and returns its pid. */
async function started(child: ChildProcess, { folder }: Cluster, said: () => string, log: string): Promise<number> {
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const lines = postmasterFile(folder);
    if (child.pid !== undefined && Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return child.pid;
    if (failure ?? (child.exitCode !== null || child.signalCode !== null)) {
      const output = failure ? failure.message : said();
      if (isDiskFull(output)) throw setupError('setup.disk_full', { folder }, output);
      throw setupError('setup.postgres_failed', { log, lastLine: firstErrorLine(output) }, failure);
    }
    if (Date.now() > deadline) {
      child.kill('SIGQUIT');
      throw setupError('setup.postgres_failed', { log, lastLine: 'it was not ready within two minutes' });
    }
    await sleep(10);
  }
}

/** A shell that waits for this process's end, which closes its input however it comes, and then stops Postgres. */
function watchOver(pid: number): ChildProcess {
  const watch = spawn('/bin/sh', ['-c', 'trap "" INT TERM HUP; read -r _; kill -INT "$0"', String(pid)], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watch.once('error', () => undefined); // no shell: a leftover Postgres is then stopped by the next start
  watch.unref();
  if (watch.stdin instanceof Socket) watch.stdin.unref();
  return watch;
}

function isLarge(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG_BYTES;
}
