import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Pool } from 'pg';
import { CONFIG, type Config } from '../config';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { Doorbell } from '../doorbell/doorbell';
import { CounterRepository } from './counter.repository';
import { HeldEvents } from './held-events';
import { Round } from './round';

/** How often the sweep comes round, in ms. */
const EVERY_MS = 2_000;
const FOLDED_A_TIME = 20_000;

/** The work that nobody waits for: folding counters, and letting events go that were held a moment too late. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Sweeper.name);
  private readonly pool: Pool;
  private readonly round = new Round(
    EVERY_MS,
    () => this.sweep(),
    (error) => this.logger.warn({ err: error }, 'The sweep failed and will come round again'),
  );

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    connections: HotConnections,
    private readonly counters: CounterRepository,
    private readonly held: HeldEvents,
    private readonly doorbell: Doorbell,
  ) {
    this.pool = connections.pool('sweep', 1);
  }

  onApplicationBootstrap(): void {
    if (this.config.role !== 'web') this.round.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.round.stop();
  }

  private async sweep(): Promise<void> {
    await inTransaction(this.pool, (tx) => this.counters.fold(FOLDED_A_TIME, tx));
    if ((await this.held.release(this.pool)) > 0) this.doorbell.ring('advance');
  }
}
