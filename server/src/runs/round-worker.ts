import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Config } from '../config';
import { Round } from './round';

/** A part of a worker whose work comes round again and again; a process that only serves screens leaves it to others. */
export abstract class RoundWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  protected readonly logger = new Logger(this.constructor.name);
  private readonly round: Round;

  /**
   * @param everyMs the pause between the end of one round and the start of the next
   * @param failure what the log says of a round that failed; the next one comes as usual
   */
  protected constructor(
    protected readonly config: Config,
    everyMs: number,
    failure: string,
  ) {
    this.round = new Round(
      everyMs,
      () => this.work(),
      (error) => this.logger.warn({ err: error }, failure),
    );
  }

  /** One round. */
  protected abstract work(): Promise<void>;

  /** Whether it is to come to an end: a long round stops at the next good place. */
  protected get stopping(): boolean {
    return this.round.isStopped;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.role !== 'web') this.round.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.round.stop();
  }
}
