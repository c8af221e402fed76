import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from './embedded-postgres';
import { postgresAccount } from './postgres-account';
import { postgresBinaries } from './postgres-binaries';
import { openCluster } from './postgres-cluster';
import { clusterIn } from './postgres-home';
import { startPostmaster } from './postmaster';
import { isAlive } from './process-table';

jest.setTimeout(60_000);

describe('the embedded Postgres', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'sendero-embedded-'));
    chmodSync(dataDir, 0o755); // root's Postgres runs as another user
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const start = () => startEmbeddedPostgres({ dataDir, durable: false });

  it('keeps its data from one start to the next, and serves one owner at a time', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
    await expect(start()).rejects.toMatchObject({ code: 'setup.data_folder_in_use' });
    await first.stop();

    const second = await start();
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    await second.stop();
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('listens on this machine only', async () => {
    const postgres = await start();
    const settings = await query(
      postgres.url,
      `SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'unix_socket_directories') ORDER BY name`,
    );
    await postgres.stop();
    expect(settings).toEqual([
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'unix_socket_directories', setting: '' },
    ]);
  });

  it('throws away what an interrupted first start left, and starts', async () => {
    mkdirSync(join(dataDir, 'postgres.draft-4242', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres.draft-4242', 'PG_VERSION'), '18\n');
    writeFileSync(join(dataDir, 'postgres.draft-4242.password'), 'half');
    const postgres = await start();
    expect(await query(postgres.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await postgres.stop();
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('stops the Postgres that a killed owner left behind, and goes on with its data', async () => {
    const account = postgresAccount(clusterIn(dataDir));
    const means = { account, binaries: postgresBinaries(account), durable: false };
    const cluster = openCluster(dataDir, means);
    await startPostmaster(cluster, { ...means, port: undefined, logFile: join(dataDir, 'postgres.log') });
    const leftover = Number(readFileSync(join(cluster.folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    expect(isAlive(leftover)).toBe(true);

    const postgres = await start();
    expect(isAlive(leftover)).toBe(false);
    expect(await query(postgres.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
    await postgres.stop();
  });

  it.each([
    { found: 'files that are no database', name: 'precious.txt', content: 'x', code: 'setup.data_folder_damaged' },
    { found: 'half a database', name: 'PG_VERSION', content: '18\n', code: 'setup.data_folder_damaged' },
  ])('leaves $found alone and says so', async ({ name, content, code }) => {
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', name), content);
    await expect(start()).rejects.toMatchObject({ code });
    expect(readFileSync(join(dataDir, 'postgres', name), 'utf8')).toBe(content);
    expect(existsSync(join(dataDir, 'sendero.lock'))).toBe(false);
  });

  it('does not touch the database of another version of Postgres', async () => {
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    writeFileSync(join(dataDir, 'postgres', 'sendero-password'), 'secret');
    await expect(start()).rejects.toMatchObject({
      code: 'setup.data_folder_version',
      message: expect.stringContaining('Postgres 17'),
    });
  });
});

async function query(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
