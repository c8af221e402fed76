import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  contactId,
  journeyId,
  runId,
  type ContactId,
  type JourneyId,
  type Page,
  type RunDetail,
  type RunId,
  type RunSummary,
  type WorkspaceId,
} from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, pageSchema, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { PageQuery } from '../http/page';
import { RunsQuery } from './run-views.dto';
import type { NamedRun } from './run-views.repository';
import { namedRun, runDetail, runSummary } from './run-views.schemas';
import { RunViewsService } from './run-views.service';

const JOURNEY = new IdPipe(journeyId, 'journey.not_found');
const CONTACT = new IdPipe(contactId, 'contact.not_found');
const RUN = new IdPipe(runId, 'run.not_found');

@ApiTags('Runs')
@Controller('api')
export class RunViewsController {
  constructor(private readonly runs: RunViewsService) {}

  @Get('journeys/:id/runs')
  @Answers(200, pageSchema(namedRun), 'Who walks a journey, the newest run first')
  @Refuses([400, 'request.cursor_invalid'], [404, 'journey.not_found'], [422, 'request.invalid'])
  ofJourney(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) id: JourneyId,
    @Query() query: RunsQuery,
  ): Promise<Page<NamedRun>> {
    return this.runs.ofJourney(workspace, id, query);
  }

  @Get('contacts/:id/runs')
  @Answers(200, pageSchema(runSummary), 'What a contact walks and walked, the newest run first')
  @Refuses([400, 'request.cursor_invalid'], [404, 'contact.not_found'])
  ofContact(
    @Workspace() workspace: WorkspaceId,
    @Param('id', CONTACT) id: ContactId,
    @Query() query: PageQuery,
  ): Promise<Page<RunSummary>> {
    return this.runs.ofContact(workspace, id, query);
  }

  @Get('runs/:id')
  @Answers(200, runDetail, 'A run with every step that it took and why')
  @Refuses([404, 'run.not_found'])
  detail(@Workspace() workspace: WorkspaceId, @Param('id', RUN) id: RunId): Promise<RunDetail> {
    return this.runs.detail(workspace, id);
  }
}
