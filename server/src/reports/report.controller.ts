import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { journeyId, type JourneyId, type JourneyReport, type StepsBetween, type WorkspaceId } from '@sendero/shared';
import type { Response } from 'express';
import { Workspace } from '../http/access';
import { Answers, AnswersCsv, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { PeopleQuery } from './people.dto';
import { PeopleService } from './people.service';
import { BetweenQuery, ReportQuery } from './report.dto';
import { journeyReport, stepsBetween } from './report.schemas';
import { ReportService } from './report.service';

const JOURNEY = new IdPipe(journeyId, 'journey.not_found');

@ApiTags('Reports')
@Controller('api/journeys/:id/report')
export class ReportController {
  constructor(
    private readonly reports: ReportService,
    private readonly people: PeopleService,
  ) {}

  @Get()
  @Answers(200, journeyReport, 'What became of the runs that began in a range')
  @Refuses([404, 'journey.not_found'], [422, 'request.invalid'])
  of(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) id: JourneyId,
    @Query() { range, goal }: ReportQuery,
  ): Promise<JourneyReport> {
    return this.reports.of(workspace, id, range, goal);
  }

  @Get('between')
  @Answers(200, stepsBetween, 'How many of those who came to one step came to another one later, and how long it took')
  @Refuses([404, 'journey.not_found'], [422, 'request.invalid'])
  between(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) id: JourneyId,
    @Query() { range, from, to }: BetweenQuery,
  ): Promise<StepsBetween> {
    return this.reports.between(workspace, id, range, [from, to]);
  }

  @Get('people.csv')
  @AnswersCsv('The people behind a figure of the report as a file, a line for each run')
  @Refuses([404, 'journey.not_found'], [422, 'request.invalid'])
  exportPeople(
    @Workspace() workspace: WorkspaceId,
    @Param('id', JOURNEY) id: JourneyId,
    @Query() query: PeopleQuery,
    @Res() response: Response,
  ): Promise<void> {
    return this.people.export(workspace, id, query, response);
  }
}
