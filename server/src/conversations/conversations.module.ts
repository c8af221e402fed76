import { Module } from '@nestjs/common';
import { AgentMessagesService } from './agent-messages.service';
import { AssignmentsService } from './assignments.service';
import { ConversationListsRepository } from './conversation-lists.repository';
import { ConversationsController } from './conversations.controller';
import { ConversationsRepository } from './conversations.repository';
import { ConversationsService } from './conversations.service';
import { HandoversRepository } from './handovers.repository';
import { HandoversService } from './handovers.service';
import { InboxKeeper } from './inbox-keeper';
import { MessagesRepository } from './messages.repository';
import { NotesController } from './notes.controller';
import { NotesRepository } from './notes.repository';
import { NotesService } from './notes.service';
import { ThreadPages } from './thread-pages';

@Module({
  controllers: [ConversationsController, NotesController],
  providers: [
    AgentMessagesService,
    AssignmentsService,
    ConversationListsRepository,
    ConversationsRepository,
    ConversationsService,
    HandoversRepository,
    HandoversService,
    InboxKeeper,
    MessagesRepository,
    NotesRepository,
    NotesService,
    ThreadPages,
  ],
  exports: [ConversationsRepository, ConversationsService, MessagesRepository],
})
export class ConversationsModule {}
