import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate, migrateDown } from './migrate';
import { migrations } from './migrations';
import { dumpSchema } from './schema-dump';
import { createTestDatabase, type TestDatabase } from './test-database';

describe('the migrations', () => {
  const names = migrations.map(({ name }) => name);
  let database: TestDatabase;
  let fresh: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    fresh = await dumpSchema(database.url);
  });
  afterAll(() => database.drop());

  it('leave the schema that schema.sql shows (npm run schema rewrites it)', () => {
    expect(fresh).toBe(readFileSync(join(__dirname, '..', 'schema.sql'), 'utf8'));
  });

  it('go down to nothing, and up again to the same schema', async () => {
    expect(await migrateDown(database.url)).toEqual([...names].reverse());
    expect(await dumpSchema(database.url)).not.toContain('CREATE ');
    expect(await migrate(database.url)).toEqual(names);
    expect(await dumpSchema(database.url)).toBe(fresh);
  });

  it('run once when several processes start at the same time', async () => {
    await migrateDown(database.url);
    const done = await Promise.all([1, 2, 3].map(() => migrate(database.url)));
    expect(done.flat()).toEqual(names);
  });

  it('leave a schema dump that Postgres accepts', async () => {
    await migrateDown(database.url);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    // Tables are listed by name, so a foreign key may come before the table it points to.
    const [keys, rest] = splitForeignKeys(fresh);
    await client.query(rest);
    for (const key of keys) await client.query(key);
    await client.end();
    expect(await dumpSchema(database.url)).toBe(fresh);
  });
});

/** Foreign keys as statements of their own, and the dump without them. */
function splitForeignKeys(dump: string): readonly [readonly string[], string] {
  const keys: string[] = [];
  let table = '';
  const lines = dump.split('\n').filter((line) => {
    table = /^CREATE TABLE (\S+)/.exec(line)?.[1] ?? table;
    const key = /^ {2}(CONSTRAINT \S+ FOREIGN KEY .*?),?$/.exec(line)?.[1];
    if (key) keys.push(`ALTER TABLE ${table} ADD ${key}`);
    return key === undefined;
  });
  return [keys, lines.join('\n').replaceAll(/,\n\)/g, '\n)')];
}
