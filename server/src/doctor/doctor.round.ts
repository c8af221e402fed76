import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { Round } from '../runs/round';
import { DoctorRepository } from './doctor.repository';
import { DoctorService } from './doctor.service';

/** How often every workspace is examined, in ms. */
const EVERY_MS = 60_000;
/** Every so many rounds the counters are compared with all rows. */
const COUNTING_EVERY = 15;

/** Examines every workspace again and again, slowly, in the workers. */
@Injectable()
export class DoctorRound implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DoctorRound.name);
  private rounds = 0;
  private readonly round = new Round(
    EVERY_MS,
    () => this.look(),
    (error) => this.logger.warn({ err: error }, 'The doctor could not look and comes round again'),
  );

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly rows: DoctorRepository,
    private readonly doctor: DoctorService,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role !== 'web') this.round.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.round.stop();
  }

  private async look(): Promise<void> {
    this.rounds += 1;
    for (const workspace of await this.rows.workspaces()) {
      await this.doctor.examine(workspace, this.rounds % COUNTING_EVERY === 0);
    }
  }
}
