import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { WorkspaceId } from '@sendero/shared';
import type { Response } from 'express';
import { Workspace } from '../http/access';
import { AnswersCsv, Refuses } from '../http/api-schema';
import { DashboardExports } from './dashboard-exports';
import { FailedPeopleQuery, PeopleOfFigureQuery, ReachedGoalsQuery } from './dashboard.dto';

@ApiTags('Dashboard')
@Controller('api/dashboard')
export class DashboardExportsController {
  constructor(private readonly exports: DashboardExports) {}

  @Get('people.csv')
  @AnswersCsv('The people behind a figure of the funnel as a file, a line for each')
  @Refuses([422, 'request.invalid'])
  people(
    @Workspace() workspace: WorkspaceId,
    @Query() query: PeopleOfFigureQuery,
    @Res() response: Response,
  ): Promise<void> {
    return this.exports.people(workspace, query, response);
  }

  @Get('failures.csv')
  @AnswersCsv('The people in whose way something stood as a file, a line for each')
  @Refuses([422, 'request.invalid'])
  failures(
    @Workspace() workspace: WorkspaceId,
    @Query() query: FailedPeopleQuery,
    @Res() response: Response,
  ): Promise<void> {
    return this.exports.failures(workspace, query, response);
  }

  @Get('goals.csv')
  @AnswersCsv('The runs of a journey that reached a goal as a file, a line for each time')
  @Refuses([422, 'request.invalid'])
  goals(
    @Workspace() workspace: WorkspaceId,
    @Query() query: ReachedGoalsQuery,
    @Res() response: Response,
  ): Promise<void> {
    return this.exports.goals(workspace, query, response);
  }
}
