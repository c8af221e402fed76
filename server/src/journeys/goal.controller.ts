import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { journeyId, type GoalFigures, type GoalShare, type JourneyId, type WorkspaceId } from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, integer, objectSchema, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { GoalService } from './goal.service';

const share = objectSchema<GoalShare>('GoalShare', { started: integer, reached: integer });
const goalFigures = objectSchema<GoalFigures>('GoalFigures', { treated: share, withheld: share });

@ApiTags('Journeys')
@Controller('api/journeys/:id/goal')
export class GoalController {
  constructor(private readonly goals: GoalService) {}

  @Get()
  @Answers(200, goalFigures, 'How many runs of the journey, over all its versions, reached its goal')
  @Refuses([404, 'journey.not_found'])
  figures(
    @Workspace() workspace: WorkspaceId,
    @Param('id', new IdPipe(journeyId, 'journey.not_found')) id: JourneyId,
  ): Promise<GoalFigures> {
    return this.goals.figuresOf(workspace, id);
  }
}
