import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { Clock } from '../clock';
import { inTransaction } from '../database/hot-connections';
import { LaneRepository } from './lane.repository';

/** What was kept during a pause, once it is its turn. */
@Injectable()
export class HeldEvents {
  constructor(
    private readonly lanes: LaneRepository,
    private readonly clock: Clock,
  ) {}

  /** Answers how many events stand in line again. */
  release(pool: Pool): Promise<number> {
    const now = this.clock.date();
    return inTransaction(pool, (tx) => this.lanes.releaseHeld(now, tx));
  }
}
