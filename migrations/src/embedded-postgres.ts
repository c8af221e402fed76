import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { lockDataFolder } from './data-folder-lock';
import { postgresAccount } from './postgres-account';
import { postgresBinaries } from './postgres-binaries';
import { openCluster, SUPERUSER } from './postgres-cluster';
import { clusterIn, knownHome, postgresHome } from './postgres-home';
import { startPostmaster } from './postmaster';

export interface EmbeddedPostgres {
  /** A superuser's address of the database `sendero`. */
  readonly url: string;
  /** Ends Postgres and gives the folder free. Close your own connections first. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Everything that must survive a restart is in here; made when missing. */
  readonly dataDir: string;
  /** A free one when left out. */
  readonly port?: number | undefined;
  /** False: faster, and data may be lost when the machine stops. For tests. */
  readonly durable: boolean;
  readonly log?: ((line: string) => void) | undefined;
}

const DATABASE = 'sendero';

/**
 * Starts the Postgres that comes with Sendero, on 127.0.0.1 only. Works as root (Postgres then runs as user
 * “postgres”) and as an ordinary user, on a new folder, and on one whose last owner was killed at any moment.
 * @throws {SetupError} when the machine does not let it: folder in use or closed, disk full, no account to run as.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { durable, port, log = () => undefined } = options;
  const dataDir = resolve(options.dataDir);
  const lock = lockDataFolder(dataDir);
  try {
    const account = postgresAccount(clusterIn(knownHome(dataDir)));
    const means = { account, binaries: postgresBinaries(account), durable };
    const home = postgresHome(dataDir, account, log);
    const cluster = openCluster(home, means);
    const postmaster = await startPostmaster(cluster, { ...means, port, logFile: join(dataDir, 'postgres.log') });
    const server = `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${postmaster.port}`;
    await ensureDatabase(server);
    return {
      url: `${server}/${DATABASE}`,
      stop: async () => {
        await postmaster.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function ensureDatabase(server: string): Promise<void> {
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
