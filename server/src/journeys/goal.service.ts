import { Injectable } from '@nestjs/common';
import type { GoalFigures, JourneyId, WorkspaceId } from '@sendero/shared';
import { userError } from '../errors';
import { GoalRepository } from './goal.repository';

@Injectable()
export class GoalService {
  constructor(private readonly goals: GoalRepository) {}

  async figuresOf(workspace: WorkspaceId, id: JourneyId): Promise<GoalFigures> {
    const figures = await this.goals.figures(workspace, id);
    if (!figures) throw userError(404, 'journey.not_found');
    return figures;
  }
}
