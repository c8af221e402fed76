import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  journeyId,
  type AuditEntry,
  type Impact,
  type JourneyDetail,
  type JourneyId,
  type JourneyTask,
  type Page,
  type WorkspaceId,
} from '@sendero/shared';
import { Caller, Workspace } from '../http/access';
import { Answers, listOf, pageSchema, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { PageQuery } from '../http/page';
import { CopiesService } from './copies.service';
import { ImpactService } from './impact.service';
import { journeyDetail, journeyDocumentSchema } from './journeys.schemas';
import { CloneJourney } from './lifecycle.dto';
import { auditEntry, impact, journeyTask } from './lifecycle.schemas';

const ID = new IdPipe(journeyId, 'journey.not_found');

/** What was done to a journey, what a new version would do to its people, and copies of it. */
@ApiTags('Journeys')
@Controller('api/journeys/:id')
export class HistoryController {
  constructor(
    private readonly impacts: ImpactService,
    private readonly copies: CopiesService,
  ) {}

  @Get('impact')
  @Answers(200, impact, 'What publishing the draft would mean for the runs that are under way')
  @Refuses([404, 'journey.not_found'])
  impact(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: JourneyId): Promise<Impact> {
    return this.impacts.impactOf(workspace, id);
  }

  @Get('tasks')
  @Answers(200, listOf(journeyTask), 'Changes to all runs of the journey and how far they have come, the newest first')
  @Refuses([404, 'journey.not_found'])
  tasks(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: JourneyId): Promise<readonly JourneyTask[]> {
    return this.impacts.tasksOf(workspace, id);
  }

  @Get('history')
  @Answers(200, pageSchema(auditEntry), 'Who did what to the journey, the newest first')
  @Refuses([400, 'request.cursor_invalid'], [404, 'journey.not_found'])
  history(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: JourneyId,
    @Query() query: PageQuery,
  ): Promise<Page<AuditEntry>> {
    return this.copies.historyOf(workspace, id, query);
  }

  @Post('clone')
  @Answers(201, journeyDetail, 'Makes a new journey with the same draft')
  @Refuses([404, 'journey.not_found'], [409, 'journey.name_taken'], [422, 'request.invalid'])
  clone(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: JourneyId,
    @Body() { name }: CloneJourney,
    @Caller() who: string,
  ): Promise<JourneyDetail> {
    return this.copies.clone(workspace, id, name, who);
  }

  @Get('export')
  @Header('Content-Type', 'application/json; charset=utf-8')
  @Answers(200, journeyDocumentSchema, 'The draft as a file: the same journey is always the same text')
  @Refuses([404, 'journey.not_found'])
  export(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: JourneyId): Promise<string> {
    return this.copies.exported(workspace, id);
  }
}
