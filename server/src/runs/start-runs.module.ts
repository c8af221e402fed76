import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module';
import { JourneysModule } from '../journeys/journeys.module';
import { RunsModule } from './runs.module';
import { StartRequestRepository } from './start-request.repository';
import { StartRunsController } from './start-runs.controller';
import { StartRunsService } from './start-runs.service';

/** Runs that callers ask for. */
@Module({
  imports: [EventsModule, JourneysModule, RunsModule],
  controllers: [StartRunsController],
  providers: [StartRequestRepository, StartRunsService],
})
export class StartRunsModule {}
