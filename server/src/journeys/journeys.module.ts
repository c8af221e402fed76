import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContactsModule } from '../contacts/contacts.module';
import { SegmentsModule } from '../segments/segments.module';
import { TemplatesModule } from '../templates/templates.module';
import { JourneyChanges } from './journey-changes';
import { JourneyChecks } from './journey-checks';
import { JourneyCountsRepository } from './journey-counts.repository';
import { JourneyVersionEntity } from './journey-version.entity';
import { JourneyEntity } from './journey.entity';
import { JourneyStartsRepository } from './journey-starts.repository';
import { JourneysController } from './journeys.controller';
import { JourneysRepository } from './journeys.repository';
import { JourneysService } from './journeys.service';
import { PublishingService } from './publishing.service';
import { VersionsController } from './versions.controller';
import { VersionsRepository } from './versions.repository';
import { VersionsService } from './versions.service';

@Module({
  imports: [
    TypeOrmModule.forFeature([JourneyEntity, JourneyVersionEntity]),
    TemplatesModule,
    ContactsModule,
    SegmentsModule,
  ],
  controllers: [JourneysController, VersionsController],
  providers: [
    JourneyChanges,
    JourneyChecks,
    JourneyCountsRepository,
    JourneyStartsRepository,
    JourneysRepository,
    JourneysService,
    PublishingService,
    VersionsRepository,
    VersionsService,
  ],
  exports: [JourneyChanges, JourneyCountsRepository, JourneysRepository, JourneysService, PublishingService],
})
export class JourneysModule {}
