import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/conversations.module';
import { WebhooksModule } from '../webhooks/webhooks.module';
import { BotApiController } from './bot-api.controller';
import { BotApiService } from './bot-api.service';
import { BotHoldsRepository } from './bot-holds.repository';
import { BotsController } from './bots.controller';
import { BotsService } from './bots.service';

/** Bots that conversations are handed to until they resolve them. */
@Module({
  imports: [ConversationsModule, WebhooksModule],
  controllers: [BotsController, BotApiController],
  providers: [BotApiService, BotHoldsRepository, BotsService],
})
export class BotsModule {}
