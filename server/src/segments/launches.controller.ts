import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { journeyId, type JourneyId, type Launch, type WorkspaceId } from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, listOf, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { LaunchesService } from './launches.service';
import { launch } from './segments.schemas';

const ID = new IdPipe(journeyId, 'journey.not_found');

@ApiTags('Segments')
@Controller('api/journeys')
export class LaunchesController {
  constructor(private readonly launches: LaunchesService) {}

  @Get(':id/launches')
  @Answers(200, listOf(launch), 'What the segment triggers of a journey do, and how far they are')
  @Refuses([404, 'journey.not_found'])
  ofJourney(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: JourneyId): Promise<readonly Launch[]> {
    return this.launches.ofJourney(workspace, id);
  }
}
