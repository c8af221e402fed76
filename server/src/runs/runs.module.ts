import { Module } from '@nestjs/common';
import { AdvanceService } from './advance.service';
import { Audience } from './audience';
import { BatchLoader } from './batch-loader';
import { BatchWriter } from './batch-writer';
import { BatchNotices } from './batch-notices';
import { CounterRepository } from './counter.repository';
import { CountedMessageRepository } from './counted-message.repository';
import { EventRepository } from './event.repository';
import { FactsRepository } from './facts.repository';
import { HeldEvents } from './held-events';
import { JourneyCache } from './journey-cache';
import { LaneDesk } from './lane-desk';
import { LaneRepository } from './lane.repository';
import { LaneWorker } from './lane-worker';
import { RunRepository } from './run.repository';
import { HistoryFactsRepository } from '../segments/history-facts.repository';
import { SegmentFactsRepository } from '../segments/segment-facts.repository';
import { Sweeper } from './sweeper';
import { TaskRepository } from './task.repository';
import { TaskWorker } from './task-worker';
import { TemplateCache } from './template-cache';
import { Undertaker } from './undertaker';
import { WatchRepository } from './watch.repository';

/** Moves runs forward. */
@Module({
  providers: [
    AdvanceService,
    Audience,
    BatchLoader,
    BatchNotices,
    BatchWriter,
    CountedMessageRepository,
    CounterRepository,
    EventRepository,
    FactsRepository,
    HeldEvents,
    HistoryFactsRepository,
    JourneyCache,
    LaneDesk,
    LaneRepository,
    LaneWorker,
    RunRepository,
    SegmentFactsRepository,
    Sweeper,
    TaskRepository,
    TaskWorker,
    TemplateCache,
    Undertaker,
    WatchRepository,
  ],
  exports: [
    Audience,
    CountedMessageRepository,
    CounterRepository,
    EventRepository,
    FactsRepository,
    JourneyCache,
    LaneDesk,
    LaneRepository,
    TemplateCache,
  ],
})
export class RunsModule {}
