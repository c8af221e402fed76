import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { CONFIG, type Config } from '../config';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { Doorbell } from '../doorbell/doorbell';
import { CounterRepository } from './counter.repository';
import { HeldEvents } from './held-events';
import { RoundWorker } from './round-worker';

/** How often the sweep comes round, in ms. */
const EVERY_MS = 2_000;
const FOLDED_A_TIME = 20_000;

/** The work that nobody waits for: folding counters, and letting events go that were held a moment too late. */
@Injectable()
export class Sweeper extends RoundWorker {
  private readonly pool: Pool;

  constructor(
    @Inject(CONFIG) config: Config,
    connections: HotConnections,
    private readonly counters: CounterRepository,
    private readonly held: HeldEvents,
    private readonly doorbell: Doorbell,
  ) {
    super(config, EVERY_MS, 'The sweep failed and will come round again');
    this.pool = connections.pool('sweep', 1);
  }

  protected async work(): Promise<void> {
    await inTransaction(this.pool, (tx) => this.counters.fold(FOLDED_A_TIME, tx));
    if ((await this.held.release(this.pool)) > 0) this.doorbell.ring('advance');
  }
}
