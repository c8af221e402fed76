import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from './migrate';

export interface TestDatabase {
  readonly url: string;
  /** Takes the database away, whoever is still connected. */
  drop(): Promise<void>;
}

const TEMPLATE_LOCK = 7_363_373;

/**
 * A migrated database of your own on the test server (TEST_DATABASE_URL), within a tenth of a second: the migrations
 * run once a server, into a template that each database is cloned from.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) throw new Error("TEST_DATABASE_URL is not set: run this test through its project's jest.config.js");
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(server, async (client) => {
    const template = await ensureTemplate(client, server);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return {
    url: databaseUrl(server, name),
    drop: () => onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

async function ensureTemplate(client: Client, server: string): Promise<string> {
  const name = `template_${migrationsHash()}`;
  await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await createTemplate(client, { name, draft: `${name}_draft`, server });
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
  return name;
}

async function createTemplate(
  client: Client,
  { name, draft, server }: { name: string; draft: string; server: string },
): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${draft}`);
  await migrate(databaseUrl(server, draft));
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
}

/** A changed migration makes another template, also on a server that is kept from run to run. */
function migrationsHash(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(__dirname).filter((entry) => /^\d{4}-.*\.(ts|js)$/.test(entry))) {
    hash.update(readFileSync(join(__dirname, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer<T>(server: string, work: (client: Client) => Promise<T>): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
