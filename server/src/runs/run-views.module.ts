import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { JourneysModule } from '../journeys/journeys.module';
import { NodeVisitsRepository } from './node-visits.repository';
import { RunListsController } from './run-lists.controller';
import { RunListsService } from './run-lists.service';
import { RunMessagesRepository } from './run-messages.repository';
import { RunViewsController } from './run-views.controller';
import { RunViewsRepository } from './run-views.repository';
import { RunViewsService } from './run-views.service';

/** Runs for screens; `RunsModule` moves them. */
@Module({
  imports: [ContactsModule, JourneysModule],
  controllers: [RunListsController, RunViewsController],
  providers: [NodeVisitsRepository, RunListsService, RunMessagesRepository, RunViewsRepository, RunViewsService],
})
export class RunViewsModule {}
