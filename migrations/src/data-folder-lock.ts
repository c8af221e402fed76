import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errnoOf } from './errno';
import { isDiskFull, setupError } from './setup-error';
import { isAlive, startMark } from './process-table';

export interface DataFolderLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  /** Tells the process from a later one that got the same pid; null where the system does not say. */
  readonly mark: string | null;
}

/** Makes the folder when it is missing and claims it for this process; a claim whose process died is taken over. */
export function lockDataFolder(folder: string): DataFolderLock {
  const file = join(folder, 'sendero.lock');
  try {
    mkdirSync(folder, { recursive: true });
    claim(file, folder);
  } catch (error) {
    throw asSetupError(error, folder);
  }
  return { release: () => release(file) };
}

function claim(file: string, folder: string): void {
  const mine: Holder = { pid: process.pid, mark: startMark(process.pid) };
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx', mode: 0o644 });
      return;
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (holder && isRunning(holder)) throw setupError('setup.data_folder_in_use', { folder, pid: holder.pid });
    unlinkSync(file);
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isHolder(holder) ? holder : undefined;
  } catch {
    return undefined; // cut short by a crash while it was written: no live process holds it
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number' && 'mark' in value
  );
}

function isRunning(holder: Holder): boolean {
  return isAlive(holder.pid) && (holder.mark === null || holder.mark === startMark(holder.pid));
}

function release(file: string): void {
  if (readHolder(file)?.pid === process.pid) unlinkSync(file);
}

function asSetupError(error: unknown, folder: string): unknown {
  if (isDiskFull(error)) return setupError('setup.disk_full', { folder }, error);
  const denied = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(errnoOf(error) ?? '');
  return denied ? setupError('setup.data_folder_not_writable', { folder }, error) : error;
}
