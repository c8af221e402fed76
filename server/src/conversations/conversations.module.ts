import { Module } from '@nestjs/common';
import { ProvidersModule } from '../providers/providers.module';
import { TemplatesModule } from '../templates/templates.module';
import { AgentMessagesService } from './agent-messages.service';
import { AgentWriting } from './agent-writing';
import { AttachmentStore } from './attachment-store';
import { AttachmentsRepository } from './attachments.repository';
import { AttachmentsService } from './attachments.service';
import { ConversationsController } from './conversations.controller';
import { ConversationsRepository } from './conversations.repository';
import { ConversationsService } from './conversations.service';
import { HandoversRepository } from './handovers.repository';
import { HandoversService } from './handovers.service';
import { MessageFilesController } from './message-files.controller';
import { MessagesRepository } from './messages.repository';
import { PhoneSignals } from './phone-signals';
import { TeamTyping } from './team-typing';

@Module({
  imports: [ProvidersModule, TemplatesModule],
  controllers: [ConversationsController, MessageFilesController],
  providers: [
    AgentMessagesService,
    AgentWriting,
    AttachmentStore,
    AttachmentsRepository,
    AttachmentsService,
    ConversationsRepository,
    ConversationsService,
    HandoversRepository,
    HandoversService,
    MessagesRepository,
    PhoneSignals,
    TeamTyping,
  ],
  exports: [ConversationsRepository, MessagesRepository, TeamTyping],
})
export class ConversationsModule {}
