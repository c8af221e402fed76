import { Inject, Injectable } from '@nestjs/common';
import { needsTimer } from '@sendero/engine';
import {
  definitionOf,
  unreachable,
  type Ailment,
  type DoctorReport,
  type DoctorFinding,
  type WorkspaceId,
} from '@sendero/shared';
import { Clock } from '../clock';
import { HotConnections, inTransaction } from '../database/hot-connections';
import { Doorbell } from '../doorbell/doorbell';
import { DoubtWatch } from '../outbound/doubt-watch';
import { JourneyCache } from '../runs/journey-cache';
import { DoctorRepository, findingOf, type NewTimer } from './doctor.repository';
import { CHECKS } from './doctor-checks.repository';

/** Checks what must always hold between the rows that move people, and mends what can be mended safely. */
@Injectable()
export class DoctorService {
  private readonly pool;

  constructor(
    private readonly rows: DoctorRepository,
    private readonly journeys: JourneyCache,
    private readonly doubts: DoubtWatch,
    private readonly doorbell: Doorbell,
    @Inject(Clock) private readonly clock: Clock,
    connections: HotConnections,
  ) {
    this.pool = connections.pool('doctor', 1);
  }

  /** What was found last; examines when nothing was yet. */
  async report(workspace: WorkspaceId): Promise<DoctorReport> {
    return (await this.rows.last(workspace)) ?? this.examine(workspace, true);
  }

  /**
   * Looks at everything now and keeps what it found.
   *
   * @param counting also compares counters with the rows that they count, which reads every visit; otherwise what was
   *   found of them last is told again
   */
  async examine(workspace: WorkspaceId, counting: boolean): Promise<DoctorReport> {
    const now = this.clock.date();
    const findings: DoctorFinding[] = [];
    const add = (finding: DoctorFinding | null | undefined) => finding && findings.push(finding);
    const stuck = await this.stuck(workspace);
    add(
      findingOf(
        'run.stuck',
        stuck.length,
        stuck.map(({ run }) => run),
      ),
    );
    for (const ailment of checked) add(await this.rows.check(ailment, workspace, now));
    if (counting) add(await this.rows.counters(workspace));
    else {
      const before = await this.rows.last(workspace);
      add(before?.findings.find(({ ailment }) => ailment === 'counter.differs'));
    }
    const report = { at: now.getTime(), findings };
    await this.rows.keep(workspace, report);
    return report;
  }

  /** Mends one thing and looks again. */
  async repair(workspace: WorkspaceId, ailment: Ailment): Promise<DoctorReport> {
    await this.mend(workspace, ailment);
    return this.examine(workspace, true);
  }

  private async mend(workspace: WorkspaceId, ailment: Ailment): Promise<void> {
    const now = this.clock.date();
    switch (ailment) {
      case 'run.stuck':
        await this.rows.setTimers(await this.stuck(workspace));
        return this.doorbell.ring('advance');
      case 'timer.overdue':
      case 'event.waiting':
        return this.doorbell.ring('advance');
      case 'event.held':
        await this.rows.repair(ailment, workspace, now);
        return this.doorbell.ring('advance');
      case 'timer.orphaned':
      case 'event.dead':
      case 'outbox.orphaned':
        return this.rows.repair(ailment, workspace, now);
      case 'lease.expired':
        await this.doubts.look();
        return this.doorbell.ring('send');
      case 'counter.differs':
        return this.rows.recount(workspace);
      default:
        return unreachable(ailment);
    }
  }

  /**
   * Runs that only a timer moves on and that have none, with the timer that they should have: due when their step has
   * taken its time, as far as that is known, and never in the past.
   */
  private async stuck(workspace: WorkspaceId): Promise<readonly NewTimer[]> {
    const now = this.clock.now();
    const runs = await this.rows.timerless(workspace, new Date(now));
    if (runs.length === 0) return [];
    const journeys = await inTransaction(this.pool, (tx) =>
      this.journeys.load(
        runs.map(({ versionId }) => versionId),
        tx,
      ),
    );
    return runs.flatMap(({ id, versionId, state }): NewTimer[] => {
      const journey = journeys.get(versionId);
      const node = journey?.document.nodes.find((one) => one.id === state.node);
      if (!journey || !node || !needsTimer(journey, state)) return [];
      const passes = Object.values(definitionOf(node.type).traits.passes(node.config));
      const dueAt = new Date(Math.max(now, state.enteredAt + Math.max(0, ...passes)));
      return [{ run: id, revision: state.revision, dueAt }];
    });
  }
}

/** Converts: the keys of a record that is written out. */
const checked = Object.keys(CHECKS) as (keyof typeof CHECKS)[];
