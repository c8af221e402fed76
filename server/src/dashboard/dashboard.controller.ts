import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { DashboardView, WorkspaceId } from '@sendero/shared';
import type { Response } from 'express';
import { Workspace } from '../http/access';
import { Answers, Refuses, text } from '../http/api-schema';
import { DashboardQuery, FailedPeopleQuery, PeopleOfFigureQuery, ReachedGoalsQuery } from './dashboard.dto';
import { dashboardView } from './dashboard.schemas';
import { DashboardService } from './dashboard.service';

@ApiTags('Dashboard')
@Controller('api/dashboard')
export class DashboardController {
  constructor(private readonly dashboard: DashboardService) {}

  @Get()
  @Answers(200, dashboardView, 'What happened in a range, and how far the machinery is behind now')
  @Refuses([422, 'request.invalid'])
  of(@Workspace() workspace: WorkspaceId, @Query() { range }: DashboardQuery): Promise<DashboardView> {
    return this.dashboard.of(workspace, range);
  }

  @Get('people.csv')
  @ApiProduces('text/csv')
  @Answers(200, text, 'The people behind a figure of the funnel as a file, a line for each')
  @Refuses([422, 'request.invalid'])
  people(
    @Workspace() workspace: WorkspaceId,
    @Query() { range, figure }: PeopleOfFigureQuery,
    @Res() response: Response,
  ): Promise<void> {
    return this.dashboard.exportPeople(workspace, range, figure, response);
  }

  @Get('failures.csv')
  @ApiProduces('text/csv')
  @Answers(200, text, 'The people in whose way something stood as a file, a line for each')
  @Refuses([422, 'request.invalid'])
  failures(
    @Workspace() workspace: WorkspaceId,
    @Query() { range, type, code }: FailedPeopleQuery,
    @Res() response: Response,
  ): Promise<void> {
    return this.dashboard.exportFailed(workspace, range, { type, code }, response);
  }

  @Get('goals.csv')
  @ApiProduces('text/csv')
  @Answers(200, text, 'The runs of a journey that reached a goal as a file, a line for each time')
  @Refuses([422, 'request.invalid'])
  goals(
    @Workspace() workspace: WorkspaceId,
    @Query() { range, journey }: ReachedGoalsQuery,
    @Res() response: Response,
  ): Promise<void> {
    return this.dashboard.exportGoals(workspace, range, journey, response);
  }
}
