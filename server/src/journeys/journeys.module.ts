import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContactsModule } from '../contacts/contacts.module';
import { SegmentsModule } from '../segments/segments.module';
import { TemplatesModule } from '../templates/templates.module';
import { WorkspacesModule } from '../workspaces/workspaces.module';
import { CopiesService } from './copies.service';
import { GoalController } from './goal.controller';
import { GoalRepository } from './goal.repository';
import { GoalService } from './goal.service';
import { HeldEventsRepository } from './held-events.repository';
import { HistoryController } from './history.controller';
import { HistoryRepository } from './history.repository';
import { ImpactService } from './impact.service';
import { JourneyChanges } from './journey-changes';
import { JourneyChecks } from './journey-checks';
import { JourneyCountsRepository } from './journey-counts.repository';
import { JourneyVersionEntity } from './journey-version.entity';
import { JourneyEntity } from './journey.entity';
import { JourneyStartsRepository } from './journey-starts.repository';
import { JourneysController } from './journeys.controller';
import { JourneysRepository } from './journeys.repository';
import { JourneysService } from './journeys.service';
import { LifecycleController } from './lifecycle.controller';
import { LifecycleRepository } from './lifecycle.repository';
import { LifecycleService } from './lifecycle.service';
import { PublishingService } from './publishing.service';
import { ScenarioRuns } from './scenario-runs';
import { ScenariosController } from './scenarios.controller';
import { ScenariosRepository } from './scenarios.repository';
import { ScenariosService } from './scenarios.service';
import { VersionsController } from './versions.controller';
import { VersionsRepository } from './versions.repository';
import { VersionsService } from './versions.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([JourneyEntity, JourneyVersionEntity]),
    TemplatesModule,
    ContactsModule,
    SegmentsModule,
    WorkspacesModule,
  ],
  controllers: [
    GoalController,
    JourneysController,
    LifecycleController,
    HistoryController,
    VersionsController,
    ScenariosController,
  ],
  providers: [
    CopiesService,
    GoalRepository,
    GoalService,
    HeldEventsRepository,
    HistoryRepository,
    ImpactService,
    JourneyChanges,
    JourneyChecks,
    JourneyCountsRepository,
    JourneyStartsRepository,
    JourneysRepository,
    JourneysService,
    LifecycleRepository,
    LifecycleService,
    PublishingService,
    ScenarioRuns,
    ScenariosRepository,
    ScenariosService,
    VersionsRepository,
    VersionsService,
  ],
  exports: [JourneyChanges, JourneyCountsRepository, JourneysRepository, JourneysService, PublishingService],
})
export class JourneysModule {}
