import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { RoundWorker } from '../runs/round-worker';
import { KnownKeysRepository } from './known-keys.repository';

/** How often old keys are looked for, in ms. */
const EVERY_MS = 60_000;
/** How many go in one transaction: nobody waits for them for long, and a crash loses little. */
const FORGOTTEN_A_TIME = 2_000;

/** Forgets the keys of events and start requests that came too long ago to come again; see `IDEMPOTENCY_DAYS`. */
@Injectable()
export class KeyCleaner extends RoundWorker {
  private readonly pool: Pool;

  constructor(
    @Inject(CONFIG) config: Config,
    connections: HotConnections,
    private readonly keys: KnownKeysRepository,
    private readonly clock: Clock,
  ) {
    super(config, EVERY_MS, 'Old keys could not be forgotten; it is tried again');
    this.pool = connections.pool('cleaning', 1);
  }

  protected async work(): Promise<void> {
    await this.clean();
  }

  /**
   * Forgets everything that is too old, a batch a transaction; public so that a test need not wait for the next round.
   *
   * @returns how many batches it took
   */
  async clean(): Promise<number> {
    const before = new Date(this.clock.now() - this.config.idempotencyMs);
    for (let batches = 0; ; batches += 1) {
      const forgotten = await inTransaction(this.pool, (tx) => this.keys.forget(before, FORGOTTEN_A_TIME, tx));
      if (forgotten < FORGOTTEN_A_TIME || this.stopping) return batches + (forgotten > 0 ? 1 : 0);
    }
  }
}
