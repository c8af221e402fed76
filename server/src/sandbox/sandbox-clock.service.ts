import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { Doorbell } from '../doorbell/doorbell';
import { userError } from '../errors';
import { SandboxClockRepository } from './sandbox-clock.repository';

/** How soon every process follows a clock that was moved by another one, in ms. */
const FOLLOW_MS = 1_000;

export interface SandboxClockView {
  readonly now: number;
  readonly aheadMs: number;
}

/** The clock that a person can move forward while the sandbox is on; stored, so that it survives a restart. */
@Injectable()
export class SandboxClockService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(SandboxClockService.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly repository: SandboxClockRepository,
    private readonly clock: Clock,
    private readonly doorbell: Doorbell,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.config.sandbox) return;
    await this.followStored();
    this.timer = setInterval(() => {
      this.followStored().catch((error: unknown) =>
        this.logger.debug({ err: error }, 'The sandbox clock is read again soon'),
      );
    }, FOLLOW_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  view(): SandboxClockView {
    return { now: this.clock.now(), aheadMs: this.clock.ahead };
  }

  /** @throws UserError sandbox.off */
  async advance(ms: number): Promise<SandboxClockView> {
    if (!this.config.sandbox) throw userError(409, 'sandbox.off');
    this.clock.follow(await this.repository.advance(ms));
    this.doorbell.ring('advance');
    this.doorbell.ring('send');
    return this.view();
  }

  private async followStored(): Promise<void> {
    const before = this.clock.ahead;
    this.clock.follow(await this.repository.ahead());
    if (this.clock.ahead !== before) this.doorbell.ring('advance');
  }
}
