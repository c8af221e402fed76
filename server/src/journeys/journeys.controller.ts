import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  journeyId,
  type JourneyDetail,
  type JourneyId,
  type JourneySummary,
  type JourneySurroundings,
  type Page,
  type Problem,
  type SavedDraft,
  type WorkspaceId,
} from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, listOf, pageSchema, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { CreateJourney, RenameJourney, SaveDraft } from './journeys.dto';
import { journeyDetail, journeySummary, journeySurroundings, problem, savedDraft } from './journeys.schemas';
import { JourneysQuery } from './lifecycle.dto';
import { JourneysService } from './journeys.service';

const ID = new IdPipe(journeyId, 'journey.not_found');

@ApiTags('Journeys')
@Controller('api/journeys')
export class JourneysController {
  constructor(private readonly journeys: JourneysService) {}

  @Get()
  @Answers(200, pageSchema(journeySummary), 'Journeys, the last changed first')
  @Refuses([400, 'request.cursor_invalid'])
  list(@Workspace() workspace: WorkspaceId, @Query() query: JourneysQuery): Promise<Page<JourneySummary>> {
    return this.journeys.list(workspace, query);
  }

  @Post()
  @Answers(201, journeyDetail, 'Creates a journey, empty or from a document')
  @Refuses([409, 'journey.name_taken'], [422, 'request.invalid'], [422, 'journey.draft_invalid'])
  create(@Workspace() workspace: WorkspaceId, @Body() body: CreateJourney): Promise<JourneyDetail> {
    return this.journeys.create(workspace, body);
  }

  @Get(':id')
  @Answers(200, journeyDetail, 'A journey with its draft')
  @Refuses([404, 'journey.not_found'])
  detail(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: JourneyId): Promise<JourneyDetail> {
    return this.journeys.detail(workspace, id);
  }

  @Patch(':id')
  @Answers(200, journeySummary, 'Renames a journey')
  @Refuses([404, 'journey.not_found'], [409, 'journey.name_taken'], [422, 'request.invalid'])
  rename(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: JourneyId,
    @Body() body: RenameJourney,
  ): Promise<JourneySummary> {
    return this.journeys.rename(workspace, id, body);
  }

  @Delete(':id')
  @Answers(204, null, 'Deletes a journey that was never published')
  @Refuses([404, 'journey.not_found'], [409, 'journey.was_published'])
  delete(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: JourneyId): Promise<void> {
    return this.journeys.delete(workspace, id);
  }

  @Put(':id/draft')
  @Answers(200, savedDraft, 'Stores the draft, unless somebody else changed it meanwhile')
  @Refuses([404, 'journey.not_found'], [409, 'journey.draft_conflict'], [422, 'journey.draft_invalid'])
  saveDraft(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: JourneyId,
    @Body() body: SaveDraft,
  ): Promise<SavedDraft> {
    return this.journeys.saveDraft(workspace, id, body);
  }

  @Get(':id/problems')
  @Answers(200, listOf(problem), 'What is to be mended in the stored draft, errors first')
  @Refuses([404, 'journey.not_found'])
  problems(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: JourneyId): Promise<readonly Problem[]> {
    return this.journeys.problems(workspace, id);
  }

  @Get(':id/surroundings')
  @Answers(200, journeySurroundings, 'What the linter must know of the workspace to judge this journey')
  @Refuses([404, 'journey.not_found'])
  surroundings(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: JourneyId): Promise<JourneySurroundings> {
    return this.journeys.surroundings(workspace, id);
  }
}
