import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { InboundModule } from '../inbound/inbound.module';
import { ContactEventRepository } from './contact-event.repository';
import { EventStoryService } from './event-story.service';
import { EventsController } from './events.controller';
import { EventsService } from './events.service';
import { KeyCleaner } from './key-cleaner';
import { KnownKeysRepository } from './known-keys.repository';
import { NamedContacts } from './named-contacts';

/** What other systems tell us of contacts. */
@Module({
  imports: [ContactsModule, InboundModule],
  controllers: [EventsController],
  providers: [ContactEventRepository, EventStoryService, EventsService, KeyCleaner, KnownKeysRepository, NamedContacts],
  exports: [NamedContacts],
})
export class EventsModule {}
