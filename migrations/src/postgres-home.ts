import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresAccount } from './postgres-account';
import { isDiskFull, setupError } from './setup-error';

/** Where root keeps what the Postgres account must reach when the project's own folder is closed to it. */
export const ROOT_STORE = '/var/lib/sendero';

const POINTER = 'postgres-home';

export const clusterIn = (home: string): string => join(home, 'postgres');

/** Where the data folder's cluster is, if it has one already. */
export function knownHome(dataDir: string): string {
  const pointer = join(dataDir, POINTER);
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : dataDir;
}

/**
 * The folder that holds the cluster: the data folder itself, or, when Postgres runs as another user who cannot enter
 * it, one under /var/lib/sendero that the file `postgres-home` in the data folder names from then on.
 */
export function postgresHome(dataDir: string, account: PostgresAccount, log: (line: string) => void): string {
  const known = knownHome(dataDir);
  if (account.canReach(known)) return known;
  if (known !== dataDir || existsSync(clusterIn(dataDir))) {
    // A cluster that was reachable once stays the truth: never start an empty one beside it.
    throw setupError('setup.data_folder_unreachable', { folder: dataDir, account: 'postgres' });
  }
  const home = join(ROOT_STORE, randomUUID());
  try {
    mkdirSync(home, { recursive: true, mode: 0o755 });
    writeFileSync(join(dataDir, POINTER), `${home}\n`);
  } catch (error) {
    if (isDiskFull(error)) throw setupError('setup.disk_full', { folder: home }, error);
    throw setupError('setup.data_folder_unreachable', { folder: dataDir, account: 'postgres' }, error);
  }
  log(`Postgres runs as user “postgres”, who cannot enter ${dataDir}: its files are kept in ${home}`);
  return home;
}
