import { Body, Controller, Param, Post, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { conversationId, type ConversationId, type MessageId } from '@sendero/shared';
import { Answers, Refuses } from '../http/api-schema';
import { IdempotencyKey } from '../http/idempotency-key';
import { IdPipe } from '../http/id-pipe';
import { Public } from '../http/workspace-guard';
import { Bot, BotGuard } from './bot-access';
import { BotApiService } from './bot-api.service';
import type { BotIdentity } from './bot-holds.repository';
import { BotHandOver, BotMessage } from './bots.dto';
import { botMessageId } from './bots.schemas';

const ID = new IdPipe(conversationId, 'conversation.not_found');

/** For bots, each with its token; public as far as the workspace's own guard is concerned. */
@Public()
@UseGuards(BotGuard)
@ApiTags('For bots')
@Controller('api/bot/conversations')
export class BotApiController {
  constructor(private readonly bots: BotApiService) {}

  @Post(':id/messages')
  @Answers(
    201,
    botMessageId,
    'Sends a message in a conversation that the bot holds; a repeated key sends nothing again',
  )
  @Refuses(
    [401, 'bot.token_invalid'],
    [409, 'bot.not_holding'],
    [409, 'message.window_closed'],
    [409, 'message.opted_out'],
    [422, 'bot.message_unusable'],
  )
  send(
    @Bot() bot: BotIdentity,
    @Param('id', ID) id: ConversationId,
    @Body() { message, callbackData }: BotMessage,
    @IdempotencyKey() key: string | undefined,
  ): Promise<{ readonly id: MessageId }> {
    return this.bots.send(bot, id, message, { key: key ?? null, callbackData });
  }

  @Post(':id/resolve')
  @Answers(204, null, 'Gives the conversation back: rules and journeys have the next message')
  @Refuses([401, 'bot.token_invalid'], [409, 'bot.not_holding'])
  resolve(@Bot() bot: BotIdentity, @Param('id', ID) id: ConversationId): Promise<void> {
    return this.bots.resolve(bot, id);
  }

  @Post(':id/hand-over')
  @Answers(204, null, 'Gives the conversation to people')
  @Refuses([401, 'bot.token_invalid'], [409, 'bot.not_holding'])
  handOver(@Bot() bot: BotIdentity, @Param('id', ID) id: ConversationId, @Body() to: BotHandOver): Promise<void> {
    return this.bots.handOver(bot, id, to);
  }
}
