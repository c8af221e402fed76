import { readdirSync, readFileSync } from 'node:fs';
import type { Pool } from 'pg';

/** Linux counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;

/** Processor time that processes have used so far, in s; 0 where the machine has no /proc. */
export function cpuSeconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0);
}

/** The memory of a process, in MB. */
export function rssMb(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1];
  return Number(kilobytes ?? 0) / 1024;
}

/** The first process of the Postgres behind this pool; all others are its children. */
export async function postmasterOf(database: Pool): Promise<number> {
  const { rows } = await database.query<{ readonly pid: number }>('SELECT pg_backend_pid() AS pid');
  return Number(statOf(rows[0]?.pid ?? 0)[1] ?? 0);
}

/** A process and its children, as they are now. */
export function familyOf(parent: number): readonly number[] {
  const pids = listProcesses();
  return [parent, ...pids.filter((pid) => Number(statOf(pid)[1]) === parent)];
}

/** Children that have ended are counted with their parent. */
function cpuSecondsOf(pid: number): number {
  const stat = statOf(pid);
  return [11, 12, 13, 14].reduce((sum, field) => sum + Number(stat[field] ?? 0), 0) / TICKS_A_SECOND;
}

/** What follows the name in /proc/<pid>/stat: state, parent, … (proc(5), counted from its field 3). */
function statOf(pid: number): readonly string[] {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function listProcesses(): readonly number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
