import { Pool, type PoolClient } from 'pg';
import { GatheringSocket } from './gathering-socket';

/** Statements are prepared while tables are small; these settings keep the plans that suit large ones. */
const PINNED_PLANS =
  '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_bitmapscan=off -c jit=off';

/**
 * The connections of the hot path: pipelined, with prepared statements and pinned plans. Screens, administration and
 * migrations go through TypeORM instead.
 */
export class HotConnections {
  private readonly pools: Pool[] = [];

  constructor(private readonly url: string) {}

  /** A pool of its own for one part of the pipeline, so that no part waits for another's connection. */
  pool(name: string, max: number): Pool {
    const pool = new Pool({
      connectionString: this.url,
      max,
      application_name: `sendero ${name}`,
      options: PINNED_PLANS,
      pipeline: true,
      stream: () => new GatheringSocket(),
      idleTimeoutMillis: 0,
    });
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    pool.on('error', () => undefined);
    this.pools.push(pool);
    return pool;
  }

  async close(): Promise<void> {
    await Promise.all(this.pools.splice(0).map((pool) => pool.end()));
  }
}

const BEGIN = { name: 'begin', text: 'BEGIN' };
const COMMIT = { name: 'commit', text: 'COMMIT' };

/** Runs `work` in a transaction on one connection of the pool; an error rolls back and is passed on. */
export async function inTransaction<T>(pool: Pool, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that breaks fails its statements as well; without a listener it would also end the process.
  const note = (error: Error) => {
    broken = error;
  };
  client.on('error', note);
  try {
    // Not waited for: it travels with the first statement of the work. It fails only with the whole connection.
    const begun = client.query(BEGIN);
    begun.catch(() => undefined);
    const result = await work(client);
    await begun;
    await client.query(COMMIT);
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off('error', note);
    client.release(broken);
  }
}
