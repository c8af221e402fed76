import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { RunsModule } from '../runs/runs.module';
import { ListeningController } from './listening.controller';
import { ListeningRepository } from './listening.repository';
import { ListeningService } from './listening.service';

/** Who is listening to a contact now. */
@Module({
  imports: [ContactsModule, RunsModule],
  controllers: [ListeningController],
  providers: [ListeningRepository, ListeningService],
})
export class ListeningModule {}
