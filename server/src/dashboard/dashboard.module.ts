import { Module } from '@nestjs/common';
import { LiveModule } from '../live/live.module';
import { WorkspacesModule } from '../workspaces/workspaces.module';
import { DashboardExportsController } from './dashboard-exports.controller';
import { DashboardExports } from './dashboard-exports';
import { DashboardFeed } from './dashboard-feed';
import { DashboardQuestions } from './dashboard-questions';
import { DashboardController } from './dashboard.controller';
import { DashboardRepository } from './dashboard.repository';
import { DashboardService } from './dashboard.service';
import { SumKeeper } from './sum-keeper';
import { SumsRepository } from './sums.repository';

/** How things are, at a glance. */
@Module({
  imports: [LiveModule, WorkspacesModule],
  controllers: [DashboardController, DashboardExportsController],
  providers: [
    DashboardExports,
    DashboardFeed,
    DashboardQuestions,
    DashboardRepository,
    DashboardService,
    SumKeeper,
    SumsRepository,
  ],
})
export class DashboardModule {}
