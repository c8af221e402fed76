import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { RoundWorker } from '../runs/round-worker';
import { OldDeliveriesRepository } from './old-deliveries.repository';

/** How often the log is looked through, in ms. */
const EVERY_MS = 60_000;
const CLEANED_A_TIME = 5_000;

/** Takes old deliveries out of the log, and events that nobody needs any more. */
@Injectable()
export class DeliveryCleaner extends RoundWorker {
  constructor(
    @Inject(CONFIG) config: Config,
    private readonly old: OldDeliveriesRepository,
  ) {
    super(config, EVERY_MS, 'Old webhook deliveries could not be deleted; it is tried again');
  }

  protected work(): Promise<void> {
    return this.clean();
  }

  /** Deletes all that is too old, a batch a transaction; public so that a test need not wait for the next round. */
  async clean(): Promise<void> {
    for (const what of ['deliveries', 'events'] as const) {
      while ((await this.old.delete(what, CLEANED_A_TIME)) === CLEANED_A_TIME && !this.stopping);
    }
  }
}
