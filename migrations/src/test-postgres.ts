import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
/** Far more than a test run keeps: its databases live shortly, and old log files are used again. */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/**
 * A throw-away Postgres for a test run, in memory where there is room: each database is hundreds of files, and making them
 * on a disk takes ten times as long. Stopping it deletes it.
 */
export async function startTestPostgres(): Promise<EmbeddedPostgres> {
  const dataDir = mkdtempSync(join(hasRoomInMemory() ? MEMORY : tmpdir(), 'sendero-test-postgres-'));
  chmodSync(dataDir, 0o755); // root's Postgres runs as another user
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function hasRoomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}
