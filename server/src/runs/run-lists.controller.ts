import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  journeyId,
  versionId,
  type JourneyId,
  type NodeVisit,
  type Page,
  type VersionId,
  type WorkspaceId,
} from '@sendero/shared';
import type { Response } from 'express';
import { Workspace } from '../http/access';
import { Answers, AnswersCsv, pageSchema, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { RunListsService } from './run-lists.service';
import { RunsQuery, VisitsQuery } from './run-views.dto';
import { nodeVisit } from './run-views.schemas';

const JOURNEY = new IdPipe(journeyId, 'journey.not_found');
const VERSION = new IdPipe(versionId, 'journey.version_not_found');

@ApiTags('Runs')
@Controller('api/journeys/:id')
export class RunListsController {
  constructor(private readonly lists: RunListsService) {}

  @Get('versions/:version/visits')
  @Answers(200, pageSchema(nodeVisit), 'Who passed the nodes of a version, who left last first')
  @Refuses([400, 'request.cursor_invalid'], [404, 'journey.version_not_found'], [422, 'request.invalid'])
  visits(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) id: JourneyId,
    @Param('version', VERSION) version: VersionId,
    @Query() query: VisitsQuery,
  ): Promise<Page<NodeVisit>> {
    return this.lists.visitsOf(workspace, id, version, query);
  }

  @Get('versions/:version/visits.csv')
  @AnswersCsv('All of these visits as a file; `cursor` and `limit` do nothing')
  @Refuses([404, 'journey.version_not_found'], [422, 'request.invalid'])
  exportVisits(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) id: JourneyId,
    @Param('version', VERSION) version: VersionId,
    @Query() query: VisitsQuery,
    @Res() response: Response,
  ): Promise<void> {
    return this.lists.exportVisits(workspace, id, version, query, response);
  }

  @Get('runs.csv')
  @AnswersCsv('All of these runs as a file; `cursor` and `limit` do nothing')
  @Refuses([404, 'journey.not_found'], [422, 'request.invalid'])
  exportRuns(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) id: JourneyId,
    @Query() query: RunsQuery,
    @Res() response: Response,
  ): Promise<void> {
    return this.lists.exportRuns(workspace, id, query, response);
  }
}
