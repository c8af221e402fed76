import { Inject, Injectable } from '@nestjs/common';
import type { TaskId } from '@sendero/shared';
import type { Pool, PoolClient } from 'pg';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { Doorbell } from '../doorbell/doorbell';
import { newId } from '../new-id';
import { RoundWorker } from './round-worker';
import { sparedBy } from './spared-by';
import { TaskRepository, type OpenTask } from './task.repository';

const EVERY_MS = 500;
const RUNS_A_TIME = 1_000;

/**
 * Works at changes to all runs of a journey, a batch a transaction. It only tells the runs; the lanes change them when
 * their turn comes, so that no run is changed while it is being advanced. A crash loses a batch that nobody was told of.
 */
@Injectable()
export class TaskWorker extends RoundWorker {
  private readonly pool: Pool;

  constructor(
    @Inject(CONFIG) config: Config,
    connections: HotConnections,
    private readonly tasks: TaskRepository,
    private readonly doorbell: Doorbell,
    private readonly clock: Clock,
  ) {
    super(config, EVERY_MS, 'A change to all runs of a journey failed and is tried again');
    this.pool = connections.pool('tasks', 1);
  }

  /** One batch of every open task, then the journeys that nobody is in any more. */
  protected async work(): Promise<void> {
    let last: TaskId | null = null;
    for (;;) {
      const task: OpenTask | null = await inTransaction(this.pool, (tx) => this.oneBatch(last, tx));
      if (!task) break;
      last = task.id;
    }
    await inTransaction(this.pool, (tx) => this.stopEmpty(tx));
  }

  private async oneBatch(after: TaskId | null, tx: PoolClient): Promise<OpenTask | null> {
    const task = await this.tasks.lockNext(after, tx);
    if (!task) return null;
    const now = this.clock.date();
    const asked = await this.tasks.askNext(task, RUNS_A_TIME, now, tx);
    if (asked > 0) this.doorbell.ring('advance');
    else await this.finish(task, now, tx);
    return task;
  }

  private async finish(task: OpenTask, now: Date, tx: PoolClient): Promise<void> {
    if (!(await this.tasks.finish(task, now, tx))) return;
    if (sparedBy(task.change) === null) await this.tasks.cancelQueued(task.journeyId, tx);
    const { id, workspaceId, journeyId } = task;
    await this.tasks.record([{ id: newId(), workspaceId, journeyId, action: 'finished', task: id }], now, tx);
  }

  private async stopEmpty(tx: PoolClient): Promise<void> {
    const now = this.clock.date();
    const stopped = await this.tasks.stopEmpty(now, tx);
    const entries = stopped.map(({ id, workspaceId }) => ({
      id: newId<string>(),
      workspaceId,
      journeyId: id,
      action: 'stopped' as const,
      task: null,
    }));
    await this.tasks.record(entries, now, tx);
  }
}
