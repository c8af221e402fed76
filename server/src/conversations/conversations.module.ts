import { Module } from '@nestjs/common';
import { ProvidersModule } from '../providers/providers.module';
import { TemplatesModule } from '../templates/templates.module';
import { AgentMessagesService } from './agent-messages.service';
import { AgentWriting } from './agent-writing';
import { AttachmentStore } from './attachment-store';
import { AttachmentsRepository } from './attachments.repository';
import { AttachmentsService } from './attachments.service';
import { AssignmentsService } from './assignments.service';
import { AwayAnswerer } from './away-answerer';
import { ConversationListsRepository } from './conversation-lists.repository';
import { ConversationsController } from './conversations.controller';
import { ConversationsRepository } from './conversations.repository';
import { ConversationsService } from './conversations.service';
import { HandoversRepository } from './handovers.repository';
import { HandoversService } from './handovers.service';
import { InboxConnection } from './inbox-connection';
import { LinkedFiles } from './linked-files';
import { MessageFilesController } from './message-files.controller';
import { MessagesRepository } from './messages.repository';
import { NotesController } from './notes.controller';
import { NotesRepository } from './notes.repository';
import { NotesService } from './notes.service';
import { PhoneSignals } from './phone-signals';
import { TeamTyping } from './team-typing';
import { ThreadPages } from './thread-pages';
import { TurnGiver } from './turn-giver';
import { WordIndexer } from './word-indexer';

@Module({
  imports: [ProvidersModule, TemplatesModule],
  controllers: [ConversationsController, MessageFilesController, NotesController],
  providers: [
    AgentMessagesService,
    AgentWriting,
    AssignmentsService,
    AttachmentStore,
    AttachmentsRepository,
    AttachmentsService,
    AwayAnswerer,
    ConversationListsRepository,
    ConversationsRepository,
    ConversationsService,
    HandoversRepository,
    HandoversService,
    InboxConnection,
    LinkedFiles,
    MessagesRepository,
    NotesRepository,
    NotesService,
    PhoneSignals,
    TeamTyping,
    ThreadPages,
    TurnGiver,
    WordIndexer,
  ],
  exports: [
    AttachmentsService,
    ConversationsRepository,
    ConversationsService,
    HandoversService,
    MessagesRepository,
    TeamTyping,
  ],
})
export class ConversationsModule {}
