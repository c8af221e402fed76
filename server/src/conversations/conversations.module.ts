import { Module } from '@nestjs/common';
import { AgentMessagesService } from './agent-messages.service';
import { ConversationsController } from './conversations.controller';
import { ConversationsRepository } from './conversations.repository';
import { ConversationsService } from './conversations.service';
import { HandoversRepository } from './handovers.repository';
import { HandoversService } from './handovers.service';
import { MessagesRepository } from './messages.repository';

@Module({
  controllers: [ConversationsController],
  providers: [
    AgentMessagesService,
    ConversationsRepository,
    ConversationsService,
    HandoversRepository,
    HandoversService,
    MessagesRepository,
  ],
  exports: [ConversationsRepository, HandoversService, MessagesRepository],
})
export class ConversationsModule {}
