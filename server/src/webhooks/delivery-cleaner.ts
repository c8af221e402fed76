import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { Round } from '../runs/round';
import { OldDeliveriesRepository } from './old-deliveries.repository';

/** How often the log is looked through, in ms. */
const EVERY_MS = 60_000;
const CLEANED_A_TIME = 5_000;

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
    private readonly old: OldDeliveriesRepository,
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
    for (const what of ['deliveries', 'events'] as const) {
      while ((await this.old.delete(what, CLEANED_A_TIME)) === CLEANED_A_TIME && !this.stopping);
    }
  }
}
