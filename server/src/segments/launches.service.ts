import { Injectable } from '@nestjs/common';
import type { JourneyId, Launch, WorkspaceId } from '@sendero/shared';
import { userError } from '../errors';
import { LaunchViewsRepository } from './launch-views.repository';

@Injectable()
export class LaunchesService {
  constructor(private readonly views: LaunchViewsRepository) {}

  async ofJourney(workspace: WorkspaceId, id: JourneyId): Promise<readonly Launch[]> {
    const launches = await this.views.ofJourney(workspace, id);
    if (!launches) throw userError(404, 'journey.not_found');
    return launches;
  }
}
