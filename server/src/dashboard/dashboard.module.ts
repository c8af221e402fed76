import { Module } from '@nestjs/common';
import { LiveModule } from '../live/live.module';
import { WorkspacesModule } from '../workspaces/workspaces.module';
import { DashboardFeed } from './dashboard-feed';
import { DashboardController } from './dashboard.controller';
import { DashboardRepository } from './dashboard.repository';
import { DashboardService } from './dashboard.service';
import { SumKeeper } from './sum-keeper';
import { SumsRepository } from './sums.repository';

/** How things are, at a glance. */
@Module({
  imports: [LiveModule, WorkspacesModule],
  controllers: [DashboardController],
  providers: [DashboardFeed, DashboardRepository, DashboardService, SumKeeper, SumsRepository],
})
export class DashboardModule {}
