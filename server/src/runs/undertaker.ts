import { Injectable } from '@nestjs/common';
import type { RunId } from '@sendero/shared';
import type { Pool } from 'pg';
import { Clock } from '../clock';
import { inTransaction } from '../database/hot-connections';
import type { Part } from './advance.service';
import { startsOf } from './starts-of';
import { LaneRepository } from './lane.repository';
import { RunRepository } from './run.repository';

/** Sets aside what can't be applied, and ends the runs that were waiting for it so that nobody is stuck. */
@Injectable()
export class Undertaker {
  constructor(
    private readonly lanes: LaneRepository,
    private readonly runs: RunRepository,
    private readonly clock: Clock,
  ) {}

  async bury(pool: Pool, lanes: readonly number[], part: Part, error: unknown): Promise<void> {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const now = this.clock.date();
    await inTransaction(pool, async (tx) => {
      await this.lanes.lock(lanes, tx);
      const events = await this.lanes.takeEventsById(
        part.events.map(({ id }) => id),
        tx,
      );
      await this.lanes.takeTimersOf(part.timers, tx);
      const watches = await this.lanes.watches.takeAgain(part.watches, tx);
      await this.lanes.bury(
        [...events, ...startsOf(watches, now)].map((event) => ({ ...event, error: reason })),
        now,
        tx,
      );
      const waiting = [...part.events.flatMap(({ runId }) => runId ?? []), ...part.timers.map(({ runId }) => runId)];
      await this.runs.fail([...new Set<RunId>(waiting)], now, tx);
    });
  }
}
