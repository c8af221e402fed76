import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { setupError } from './setup-error';

/** Who Postgres runs as. */
export interface PostgresAccount {
  /** Undefined: as the user who runs this process. */
  readonly ids: { readonly uid: number; readonly gid: number } | undefined;
  /** Whether Postgres may read the file, or enter the folder, at this path. */
  canReach(path: string): boolean;
}

const NAME = 'postgres';

/**
 * Postgres refuses to run as root: started by root it runs as the user who owns the cluster, for a new one as user
 * “postgres”, made here when there is none.
 */
export function postgresAccount(cluster: string): PostgresAccount {
  if (process.getuid?.() !== 0) return { ids: undefined, canReach: () => true };
  const ids = ownerOf(cluster) ?? lookUp() ?? create();
  return { ids, canReach: (path) => mayEnter(path, ids) };
}

/** Root itself does not count: it is the owner of what was copied or restored by root. */
function ownerOf(cluster: string): { uid: number; gid: number } | undefined {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined;
}

function lookUp(): { uid: number; gid: number } | undefined {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    return undefined;
  }
}

function create(): { uid: number; gid: number } {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME], {
      stdio: 'pipe',
    });
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch (error) {
    throw setupError('setup.no_account', undefined, error);
  }
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, NAME], { encoding: 'utf8', stdio: 'pipe' }));
}

/** Asks the system itself, as that user: access lists and odd mounts count too. */
function mayEnter(path: string, ids: { uid: number; gid: number }): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', path], { ...ids, cwd: '/' }).status === 0;
}
