import { Module } from '@nestjs/common';
import { JourneysModule } from '../journeys/journeys.module';
import { WorkspacesModule } from '../workspaces/workspaces.module';
import { Cohorts } from './cohorts';
import { PeopleRepository } from './people.repository';
import { PeopleService } from './people.service';
import { ReportController } from './report.controller';
import { ReportRepository } from './report.repository';
import { ReportService } from './report.service';

/** What became of the people of a journey. */
@Module({
  imports: [JourneysModule, WorkspacesModule],
  controllers: [ReportController],
  providers: [Cohorts, PeopleRepository, PeopleService, ReportRepository, ReportService],
})
export class ReportsModule {}
