import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@sendero/migrations';

/**
 * A Postgres of its own that is deleted when it stops.
 *
 * @param durable true measures what a real installation would do: every commit waits for the disk
 */
export async function throwawayPostgres(durable: boolean): Promise<EmbeddedPostgres> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sendero-bench-postgres-'));
  chmodSync(dataDir, 0o755); // root's Postgres runs as another user
  const postgres = await startEmbeddedPostgres({ dataDir, durable });
  return {
    url: postgres.url,
    stop: async () => {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
