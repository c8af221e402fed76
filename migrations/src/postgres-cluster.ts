import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { PostgresAccount } from './postgres-account';
import type { PostgresBinaries } from './postgres-binaries';
import { clusterIn } from './postgres-home';
import { isDiskFull, setupError } from './setup-error';

/** A complete database folder of Postgres and the key to it. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

/** What running Postgres takes, apart from a place for its files. */
export interface Means {
  readonly account: PostgresAccount;
  readonly binaries: PostgresBinaries;
  /** False: committed data may be lost when the machine stops. For tests. */
  readonly durable: boolean;
}

export const SUPERUSER = 'sendero';
const VERSION = '18';
const PASSWORD_FILE = 'sendero-password';
const DRAFT = 'postgres.draft';
const LEAST_FREE_BYTES = 200_000_000;

/**
 * Opens the cluster in `home`, making it on first use. It is made under another name and renamed when it is whole: a
 * first start that was interrupted leaves a draft that can be thrown away, and a folder named `postgres` is never
 * anything but somebody's data.
 */
export function openCluster(home: string, means: Means): Cluster {
  const folder = clusterIn(home);
  try {
    removeDrafts(home);
    checkFreeSpace(home);
    if (!existsSync(folder) || readdirSync(folder).length === 0) renameSync(create(home, means), folder);
    takeOver(folder, means.account);
  } catch (error) {
    throw isDiskFull(error) ? setupError('setup.disk_full', { folder: home }, error) : error;
  } finally {
    removeDrafts(home);
  }
  return { folder, password: readPassword(folder) };
}

/** What root copied or restored belongs to root, and Postgres works on nothing but its own. */
function takeOver(folder: string, { ids }: PostgresAccount): void {
  if (ids && statSync(folder).uid !== ids.uid) execFileSync('chown', ['-R', `${ids.uid}:${ids.gid}`, folder]);
}

/** An initdb that outlived its parent may still write into its draft, so each process has a draft of its own. */
function removeDrafts(home: string): void {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(DRAFT))) {
    rmSync(join(home, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

function create(home: string, means: Means): string {
  const draft = join(home, `${DRAFT}-${process.pid}`);
  const password = randomBytes(24).toString('hex');
  const keys = [`${draft}.password`, join(draft, PASSWORD_FILE)] as const;
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(keys[0], password, { mode: 0o600 });
  giveTo(means.account, draft, keys[0]);
  initdb(draft, keys[0], means);
  writeFileSync(keys[1], password, { mode: 0o600 });
  giveTo(means.account, keys[1]);
  return draft;
}

function giveTo({ ids }: PostgresAccount, ...paths: readonly string[]): void {
  if (!ids) return;
  for (const path of paths) chownSync(path, ids.uid, ids.gid);
}

function initdb(draft: string, passwordFile: string, { account, binaries, durable }: Means): void {
  const options = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', ...(durable ? [] : ['--no-sync'])];
  const run = spawnSync(
    binaries.initdb,
    [`--pgdata=${draft}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, ...options],
    { ...account.ids, cwd: '/', env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' },
  );
  if (run.status === 0) return;
  const output = run.error ? run.error.message : `${run.stdout}${run.stderr}`;
  if (isDiskFull(output)) throw setupError('setup.disk_full', { folder: draft }, output);
  const log = join(draft, '..', 'postgres.log');
  writeFileSync(log, output);
  throw setupError('setup.postgres_failed', { log, lastLine: firstErrorLine(output) });
}

/** The line of a Postgres log that says what went wrong: the first error, else the last thing it said. */
export function firstErrorLine(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  return (lines.find((line) => /\b(FATAL|PANIC|error):/i.test(line)) ?? lines.at(-1) ?? 'it said nothing').trim();
}

function readPassword(folder: string): string {
  const version = join(folder, 'PG_VERSION');
  const password = join(folder, PASSWORD_FILE);
  if (!existsSync(version) || !existsSync(password)) throw setupError('setup.data_folder_damaged', { folder });
  const found = readFileSync(version, 'utf8').trim();
  if (found !== VERSION) throw setupError('setup.data_folder_version', { folder, found, needed: VERSION });
  return readFileSync(password, 'utf8');
}

function checkFreeSpace(home: string): void {
  const { bavail, bsize } = statfsSync(home);
  if (bavail * bsize < LEAST_FREE_BYTES) throw setupError('setup.disk_full', { folder: home });
}
