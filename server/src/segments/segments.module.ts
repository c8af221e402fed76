import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { StartRepository } from '../runs/start.repository';
import { LaunchRepository } from './launch.repository';
import { LaunchViewsRepository } from './launch-views.repository';
import { Launcher } from './launcher';
import { LaunchesController } from './launches.controller';
import { LaunchesService } from './launches.service';
import { SegmentsController } from './segments.controller';
import { SegmentsRepository } from './segments.repository';
import { SegmentsService } from './segments.service';

@Module({
  imports: [ContactsModule],
  controllers: [SegmentsController, LaunchesController],
  providers: [
    Launcher,
    LaunchRepository,
    LaunchViewsRepository,
    LaunchesService,
    SegmentsRepository,
    SegmentsService,
    StartRepository,
  ],
  exports: [SegmentsRepository],
})
export class SegmentsModule {}
