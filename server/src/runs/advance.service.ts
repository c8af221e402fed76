import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { Clock } from '../clock';
import { inTransaction } from '../database/hot-connections';
import { Batch } from './batch';
import { BatchLoader } from './batch-loader';
import { BatchWriter } from './batch-writer';
import type { DueTimer, TakenEvent } from './lane.repository';
import type { Run } from './run.repository';
import { startsOf } from './starts-of';
import type { Watch } from './watch.repository';

/** What one transaction took off the queues. */
export interface Taken {
  readonly lanes: readonly number[];
  readonly events: readonly TakenEvent[];
  readonly timers: readonly DueTimer[];
  /** Events did not follow in time. */
  readonly watches: readonly Watch[];
}

/** A part of what was taken, to be tried again by itself. */
export type Part = Omit<Taken, 'lanes'>;

/**
 * Moves runs forward, a batch a transaction: take events off the queue, load, let the engine decide, write everything
 * back. A crash at any point leaves the queue as it was.
 */
@Injectable()
export class AdvanceService {
  constructor(
    private readonly loader: BatchLoader,
    private readonly writer: BatchWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * @param take takes work off the queues in the same transaction
   * @param also writes what else belongs to the batch
   * @returns the batch as it was committed, or null when there was nothing to do
   */
  async work(
    pool: Pool,
    take: (tx: PoolClient, now: Date) => Promise<Taken>,
    also?: (batch: Batch, tx: PoolClient) => Promise<void>,
  ): Promise<Batch | null> {
    const now = this.clock.date();
    return inTransaction(pool, async (tx) => {
      const taken = await take(tx, now);
      const { events, timers, watches } = taken;
      if (events.length === 0 && timers.length === 0 && watches.length === 0) return null;
      const due = startsOf(watches, now);
      const { runs, facts } = await this.loader.load([...events, ...due], timers, now.getTime(), tx);
      const batch = new Batch(runs, facts);
      for (const event of events) batch.apply(event);
      for (const event of timerEvents(timers, runs, now)) batch.apply(event);
      // Last: an event of this batch may have come in time.
      due.forEach((event, index) => {
        const watch = watches[index];
        if (watch && !batch.watches.settles(watch)) batch.apply(event);
      });
      await this.writer.write(batch, now, tx);
      await also?.(batch, tx);
      return batch;
    });
  }
}

/** A timer that fell due, as an event of its run. */
function timerEvents(timers: readonly DueTimer[], runs: readonly Run[], now: Date): readonly TakenEvent[] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  return timers.flatMap(({ runId, token }): TakenEvent[] => {
    const run = byId.get(runId);
    if (!run) return [];
    const { lane, contactId, channelId } = run;
    return [{ id: '', lane, contactId, channelId, runId, payload: { type: 'timerDue', token }, receivedAt: now }];
  });
}
