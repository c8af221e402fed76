import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config';
import { Round } from '../runs/round';

/** How often the log is looked through, in ms. */
const EVERY_MS = 60_000;
const CLEANED_A_TIME = 5_000;
/** How long the log keeps what an endpoint took, and what was given up. */
export const KEPT_DAYS = { delivered: 7, dead: 30 } as const;

/** Takes old deliveries out of the log, and events that nobody needs any more. */
@Injectable()
export class DeliveryCleaner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeliveryCleaner.name);
  private stopping = false;
  private readonly round = new Round(
    EVERY_MS,
    () => this.clean(),
    (error) => this.logger.warn({ err: error }, 'Old webhook deliveries could not be deleted; it is tried again'),
  );

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: DataSource,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role !== 'web') this.round.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    return this.round.stop();
  }

  /** Deletes all that is too old, a batch a transaction; public so that a test need not wait for the next round. */
  async clean(): Promise<void> {
    for (const statement of [OLD_DELIVERIES, OLD_EVENTS]) {
      for (;;) {
        const [, deleted] = await this.database.query<[unknown[], number]>(statement, [CLEANED_A_TIME]);
        if (deleted < CLEANED_A_TIME || this.stopping) break;
      }
    }
  }
}

const OLD_DELIVERIES = `
DELETE FROM webhook_delivery WHERE id IN (
  SELECT id FROM webhook_delivery
   WHERE ended_at < now() - CASE state WHEN 'dead' THEN interval '${KEPT_DAYS.dead} days'
                                       ELSE interval '${KEPT_DAYS.delivered} days' END
     AND ended_at < now() - interval '${KEPT_DAYS.delivered} days'
   ORDER BY ended_at LIMIT $1)`;

/** An event comes with its deliveries, so one without has had them. */
const OLD_EVENTS = `
DELETE FROM webhook_event WHERE id IN (
  SELECT v.id FROM webhook_event v
   WHERE v.created_at < now() - interval '${KEPT_DAYS.delivered} days'
     AND NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.event_id = v.id)
   ORDER BY v.created_at LIMIT $1)`;
