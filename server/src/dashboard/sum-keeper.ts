import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { RoundWorker } from '../runs/round-worker';
import { SumsRepository } from './sums.repository';

/** The pause between two rounds, in ms. */
const EVERY_MS = 5_000;
/** The most that is summed up in one transaction, in ms of the past. */
const MOST_AT_ONCE_MS = 24 * 60 * 60_000;
const MOST_CHANGES = 5_000;

/** Sums up quarters of an hour that are over, and those anew in which something changed since. */
@Injectable()
export class SumKeeper extends RoundWorker {
  constructor(
    @Inject(CONFIG) config: Config,
    private readonly database: DataSource,
    private readonly sums: SumsRepository,
  ) {
    super(config, EVERY_MS, 'Figures could not be summed up, which will be tried again');
  }

  protected work(): Promise<void> {
    return this.keep();
  }

  /** Does all that there is to do; public so that a test need not wait for the next round. */
  async keep(): Promise<void> {
    while (!this.stopping && (await this.database.transaction((tx) => this.keepSome(tx))));
  }

  /** Answers whether there may be more to do. What is not committed was never done, and comes again. */
  private async keepSome(tx: EntityManager): Promise<boolean> {
    const known = await this.sums.take(tx);
    if (!known) return false;
    const changes = await this.sums.correct(known, MOST_CHANGES, tx);
    const settled = await this.sums.settled(tx);
    const until = Math.min(known[1] + MOST_AT_ONCE_MS, settled);
    if (until > known[1]) await this.sums.extend([known[1], until], tx);
    return changes === MOST_CHANGES || (until > known[1] && until < settled);
  }
}
