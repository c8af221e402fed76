import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { CONFIG, type Config } from '../config';
import { applyEffects } from '../effects';
import { obeyRules } from '../rules/obey-rules';
import type { Batch } from './batch';
import { saveConversions } from './conversion.repository';
import { CounterRepository } from './counter.repository';
import { LaneRepository } from './lane.repository';
import { RunRepository } from './run.repository';

/** Writes back what a batch came to, in the transaction that took its work off the queues. */
@Injectable()
export class BatchWriter {
  constructor(
    private readonly lanes: LaneRepository,
    private readonly runs: RunRepository,
    private readonly counters: CounterRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Everything at once on one pipelined connection; the statements run in this order. */
  async write(batch: Batch, now: Date, tx: PoolClient): Promise<void> {
    const { deltas, conversations } = batch;
    const { linkBase } = this.config;
    await Promise.all([
      // Runs that ended make way first: who left a journey may start it anew in the same batch.
      this.runs.save([...batch.changed.values()], now, tx),
      this.runs.insert([...batch.created.values()], now, tx),
      saveConversions(batch.conversions, [...batch.created.keys()], tx),
      this.runs.addVisits(batch.visits, tx),
      applyEffects(batch.asked, { tx, now, deltas, linkBase, conversations }),
      obeyRules(batch.rules.obeyed, { tx, now, conversations }),
      this.counters.add(deltas, tx),
      this.counters.addResults(batch.tasks, tx),
      this.lanes.hold(batch.held, tx),
      this.lanes.watches.save(batch.watches.begun, batch.watches.ended, tx),
      this.lanes.bury(batch.dead, now, tx),
    ]);
  }
}
