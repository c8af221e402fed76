import type { DataSource, EntityManager } from 'typeorm';

/** Figures of many rows: what a sort or a hash may take before it goes to disk. */
const WORK_MEMORY = '64MB';

/** Reads that fit each other: all of them see the database at one moment. */
export function inSnapshot<T>(database: DataSource, read: (tx: EntityManager) => Promise<T>): Promise<T> {
  return database.transaction('REPEATABLE READ', async (tx) => {
    await tx.query(`SET TRANSACTION READ ONLY; SET LOCAL work_mem = '${WORK_MEMORY}'`);
    return read(tx);
  });
}

/** The one row of a statement that always has one. */
export async function only<Row>(sql: string, values: unknown[], tx: EntityManager): Promise<Row> {
  const [row] = await tx.query<Row[]>(sql, values);
  if (row === undefined) throw new Error('A statement that always has a row answered none');
  return row;
}
