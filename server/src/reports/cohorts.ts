import { Injectable } from '@nestjs/common';
import { boundsOf, type DashboardRange, type JourneyId, type WorkspaceId } from '@sendero/shared';
import { Clock } from '../clock';
import { userError } from '../errors';
import { JourneysRepository } from '../journeys/journeys.repository';
import { WorkspacesRepository } from '../workspaces/workspaces.repository';
import type { Cohort } from './report.repository';

/** Says which runs a report is about. */
@Injectable()
export class Cohorts {
  constructor(
    private readonly journeys: JourneysRepository,
    private readonly workspaces: WorkspacesRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws UserError `journey.not_found` */
  async of(
    workspace: WorkspaceId,
    journey: JourneyId,
    range: DashboardRange,
  ): Promise<{ readonly zone: string; readonly cohort: Cohort }> {
    if (!(await this.journeys.currentVersion(workspace, journey))) throw userError(404, 'journey.not_found');
    const { timeZone: zone } = await this.workspaces.find(workspace);
    return { zone, cohort: { workspace, journey, bounds: boundsOf(range, this.clock.now(), zone) } };
  }
}
