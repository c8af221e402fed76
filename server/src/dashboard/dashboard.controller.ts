import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DashboardView, WorkspaceId } from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, Refuses } from '../http/api-schema';
import { DashboardQuery } from './dashboard.dto';
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
}
