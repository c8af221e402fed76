import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { StartRepository } from '../runs/start.repository';
import { LaunchViewsRepository } from './launch-views.repository';
import { LaunchesController } from './launches.controller';
import { LaunchesService } from './launches.service';
import { SegmentLaunchRepository } from './segment-launch.repository';
import { SegmentLauncher } from './segment-launcher';
import { SegmentsController } from './segments.controller';
import { SegmentsRepository } from './segments.repository';
import { SegmentsService } from './segments.service';

@Module({
  imports: [ContactsModule],
  controllers: [SegmentsController, LaunchesController],
  providers: [
    SegmentLauncher,
    SegmentLaunchRepository,
    LaunchViewsRepository,
    LaunchesService,
    SegmentsRepository,
    SegmentsService,
    StartRepository,
  ],
  exports: [SegmentsRepository],
})
export class SegmentsModule {}
