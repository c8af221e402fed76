import { Inject, Injectable } from '@nestjs/common';
import { localOfMoment, type EpochMs, type WorkspaceId } from '@sendero/shared';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { RoundWorker } from '../runs/round-worker';
import { DoctorRepository } from './doctor.repository';
import { DoctorService } from './doctor.service';

/** How often every workspace is examined, in ms. */
const EVERY_MS = 60_000;
/** Every so many rounds the counters are compared with all rows. */
const COUNTING_EVERY = 15;
/** The hour of the workspace's day in which counters that differ are set right without being asked. */
const NIGHT = 'T03:';

/** Examines every workspace again and again, slowly, in the workers. */
@Injectable()
export class DoctorRound extends RoundWorker {
  private rounds = 0;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly rows: DoctorRepository,
    private readonly doctor: DoctorService,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super(config, EVERY_MS, 'The doctor could not look and comes round again');
  }

  protected async work(): Promise<void> {
    this.rounds += 1;
    for (const { id, timeZone } of await this.rows.workspaces()) {
      await this.examine(id, timeZone, this.rounds % COUNTING_EVERY === 0);
    }
  }

  private async examine(workspace: WorkspaceId, timeZone: string, counting: boolean): Promise<void> {
    const { findings } = await this.doctor.examine(workspace, counting);
    const differs = findings.find(({ ailment }) => ailment === 'counter.differs');
    if (!counting || !differs || !isNight(this.clock.now(), timeZone)) return;
    this.logger.warn({ workspace, ...differs }, 'Counters did not say what their rows say, and are set right');
    await this.doctor.repair(workspace, 'counter.differs');
  }
}

export function isNight(now: EpochMs, timeZone: string): boolean {
  return localOfMoment(now, timeZone).includes(NIGHT);
}
