import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/conversations.module';
import { ConversationLabelsController } from './conversation-labels.controller';
import { LabelsController } from './labels.controller';
import { LabelsRepository } from './labels.repository';
import { LabelsService } from './labels.service';

@Module({
  imports: [ConversationsModule],
  controllers: [LabelsController, ConversationLabelsController],
  providers: [LabelsRepository, LabelsService],
})
export class LabelsModule {}
