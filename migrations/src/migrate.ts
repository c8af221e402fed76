import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from './migrations';

/** Two processes that start at once must not migrate at once. Any fixed number that nothing else locks will do. */
const MIGRATION_LOCK = 7_363_372;

/** Brings the database to the newest schema and returns the names of the migrations that were missing. */
export async function migrate(url: string): Promise<string[]> {
  return withDatabase(url, async (database) => {
    const done = await database.runMigrations({ transaction: 'each' });
    return done.map(({ name }) => name);
  });
}

/** Takes all migrations back, newest first, and returns their names. Every table goes, with its rows. */
export async function migrateDown(url: string): Promise<string[]> {
  return withDatabase(url, async (database) => {
    const undone: string[] = [];
    for (const { name } of [...(await executed(database))].reverse()) {
      await database.undoLastMigration({ transaction: 'each' });
      undone.push(name);
    }
    return undone;
  });
}

async function executed(database: DataSource): Promise<readonly { name: string }[]> {
  return database.query('SELECT name FROM schema_migration ORDER BY id');
}

async function withDatabase<T>(url: string, work: (database: DataSource) => Promise<T>): Promise<T> {
  const lock = new Client({ connectionString: url });
  const database = new DataSource({
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'schema_migration',
    installExtensions: false,
  });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await database.initialize();
    return await work(database);
  } finally {
    if (database.isInitialized) await database.destroy();
    await lock.end(); // gives the lock free
  }
}
