import type { DataSource, EntityManager } from 'typeorm';

/** Figures of many rows: what a sort or a hash may take before it goes to disk. */
const WORK_MEMORY = '64MB';

/** Reads that fit each other: all of them see the database at one moment. */
export function inSnapshot<T>(database: DataSource, read: (tx: EntityManager) => Promise<T>): Promise<T> {
  return database.transaction('REPEATABLE READ', async (tx) => {
    await tx.query(AS_OF_ONE_MOMENT);
    return read(tx);
  });
}

const AS_OF_ONE_MOMENT = `SET TRANSACTION READ ONLY; SET LOCAL work_mem = '${WORK_MEMORY}'`;

/** A statement with its values. */
export interface Statement {
  readonly sql: string;
  readonly values: unknown[];
}

/**
 * The rows of a statement, so many at a time and no faster than they are taken. They are worked out at once, all at one
 * moment, and wait beside the tables, so that a slow reader holds nothing back.
 *
 * @param ask puts the statement together, in the same snapshot
 */
export async function* rowsOf<Row>(
  database: DataSource,
  size: number,
  ask: (tx: EntityManager) => Promise<Statement>,
): AsyncGenerator<readonly Row[]> {
  const runner = database.createQueryRunner();
  try {
    await runner.startTransaction('REPEATABLE READ');
    await runner.query(AS_OF_ONE_MOMENT);
    const { sql, values } = await ask(runner.manager);
    await runner.query(`DECLARE waiting CURSOR WITH HOLD FOR ${sql}`, values);
    await runner.commitTransaction();
    for (;;) {
      const rows: readonly Row[] = await runner.query(`FETCH ${size} FROM waiting`);
      if (rows.length > 0) yield rows;
      if (rows.length < size) return;
    }
  } finally {
    try {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      else await runner.query('CLOSE ALL');
    } finally {
      await runner.release();
    }
  }
}

/** The one row of a statement that always has one. */
export async function only<Row>(sql: string, values: unknown[], tx: EntityManager): Promise<Row> {
  const [row] = await tx.query<Row[]>(sql, values);
  if (row === undefined) throw new Error('A statement that always has a row answered none');
  return row;
}
