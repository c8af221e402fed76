import type { Pool, PoolClient } from 'pg';
import type { Config } from '../config';
import { inTransaction } from '../database/hot-connections';
import { RoundWorker } from './round-worker';
import type { StartRepository } from './start.repository';

/** How often it is looked for versions that were published and triggers whose time has come, in ms. */
const EVERY_MS = 500;
/** While more events than this wait nobody new starts, so that who writes does not have to wait. */
const BUSY_FROM = 2_000;

/**
 * Starts people by itself, a chunk a transaction: whom it notes, whom it queues and how far it is are written together,
 * so it goes on where it was after any crash and nobody starts twice. Several processes share the work.
 */
export abstract class LaunchWorker extends RoundWorker {
  protected constructor(
    config: Config,
    private readonly pool: Pool,
    protected readonly starts: StartRepository,
    failure: string,
  ) {
    super(config, EVERY_MS, failure);
  }

  /** Follows the triggers of versions that were published. */
  protected abstract plan(tx: PoolClient): Promise<void>;

  /** Sees to some people of one trigger; answers whether there may be more to do at once. */
  protected abstract chunk(tx: PoolClient): Promise<boolean>;

  protected async work(): Promise<void> {
    await inTransaction(this.pool, (tx) => this.plan(tx));
    while (await inTransaction(this.pool, (tx) => this.chunkUnlessBusy(tx)));
  }

  private async chunkUnlessBusy(tx: PoolClient): Promise<boolean> {
    return !(await this.starts.isBusy(BUSY_FROM, tx)) && this.chunk(tx);
  }
}
