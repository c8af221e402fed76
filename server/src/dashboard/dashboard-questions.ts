import { Injectable } from '@nestjs/common';
import { boundsOf, type DashboardRange, type WorkspaceId } from '@sendero/shared';
import { Clock } from '../clock';
import { WorkspacesRepository } from '../workspaces/workspaces.repository';
import type { Question } from './dashboard.repository';

/** Turns a range into what is counted: from when to when, by the days of the workspace, as of now. */
@Injectable()
export class DashboardQuestions {
  constructor(
    private readonly workspaces: WorkspacesRepository,
    private readonly clock: Clock,
  ) {}

  async of(workspace: WorkspaceId, range: DashboardRange): Promise<Question> {
    const { timeZone: zone } = await this.workspaces.find(workspace);
    const now = this.clock.now();
    return { workspace, bounds: boundsOf(range, now, zone), zone, now };
  }
}
