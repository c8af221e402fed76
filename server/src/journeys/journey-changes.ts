import { Injectable } from '@nestjs/common';
import type { JourneyId } from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';
import { Doorbell } from '../doorbell/doorbell';
import { HistoryRepository, type Deed } from './history.repository';

/** The Postgres channel on which the runtime hears of journeys that were published, paused or resumed. */
export const JOURNEYS_CHANNEL = 'sendero_journeys';

@Injectable()
export class JourneyChanges {
  constructor(
    private readonly database: DataSource,
    private readonly doorbell: Doorbell,
    private readonly history: HistoryRepository,
  ) {}

  /** Adds a line to the journey's history, with the change that it tells of. */
  record(deed: Deed, now: Date, tx: EntityManager): Promise<void> {
    return this.history.add(deed, now, tx);
  }

  /** Tells every process to look at this journey afresh; call it after the commit. */
  async announce(journeyId: JourneyId): Promise<void> {
    await this.database.query('SELECT pg_notify($1, $2)', [JOURNEYS_CHANNEL, journeyId]);
    this.doorbell.ring('advance');
  }
}
