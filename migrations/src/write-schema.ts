import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase } from './test-database';
import { dumpSchema } from './schema-dump';
import { startTestPostgres } from './test-postgres';

const SCHEMA_FILE = join(__dirname, '..', 'schema.sql');

async function writeSchema(): Promise<void> {
  const postgres = await startTestPostgres();
  try {
    process.env['TEST_DATABASE_URL'] = postgres.url;
    const database = await createTestDatabase();
    writeFileSync(SCHEMA_FILE, await dumpSchema(database.url));
    console.log(`Wrote ${SCHEMA_FILE}`);
  } finally {
    await postgres.stop();
  }
}

void writeSchema();
