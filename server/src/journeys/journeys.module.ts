import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TemplatesModule } from '../templates/templates.module';
import { JourneyChanges } from './journey-changes';
import { JourneyChecks } from './journey-checks';
import { JourneyCountsRepository } from './journey-counts.repository';
import { JourneyVersionEntity } from './journey-version.entity';
import { JourneyEntity } from './journey.entity';
import { JourneysController } from './journeys.controller';
import { JourneysRepository } from './journeys.repository';
import { JourneysService } from './journeys.service';
import { PublishingService } from './publishing.service';
import { VersionsController } from './versions.controller';
import { VersionsRepository } from './versions.repository';
import { VersionsService } from './versions.service';

@Module({
  imports: [TypeOrmModule.forFeature([JourneyEntity, JourneyVersionEntity]), TemplatesModule],
  controllers: [JourneysController, VersionsController],
  providers: [
    JourneyChanges,
    JourneyChecks,
    JourneyCountsRepository,
    JourneysRepository,
    JourneysService,
    PublishingService,
    VersionsRepository,
    VersionsService,
  ],
  exports: [JourneyChanges, JourneyCountsRepository, JourneysRepository, JourneysService, PublishingService],
})
export class JourneysModule {}
