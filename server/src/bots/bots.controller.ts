import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { BotView, NewBot, WorkspaceId } from '@sendero/shared';
import { z } from 'zod';
import { Workspace } from '../http/access';
import { Answers, listOf, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { SaveBot } from './bots.dto';
import { botView, newBot } from './bots.schemas';
import { BotsService } from './bots.service';

const ID = new IdPipe(z.uuid(), 'bot.not_found');

@ApiTags('Bots')
@Controller('api/bots')
export class BotsController {
  constructor(private readonly bots: BotsService) {}

  @Get()
  @Answers(200, listOf(botView), 'Bots that conversations can be handed to')
  list(@Workspace() workspace: WorkspaceId): Promise<readonly BotView[]> {
    return this.bots.list(workspace);
  }

  @Post()
  @Answers(201, newBot, 'Adds a bot; its secret and its token are shown only in this answer')
  @Refuses([409, 'webhook.too_many'], [503, 'webhook.busy'])
  create(@Workspace() workspace: WorkspaceId, @Body() { settings }: SaveBot): Promise<NewBot> {
    return this.bots.create(workspace, settings);
  }

  @Put(':id')
  @Answers(200, botView, 'Changes a bot; one that is switched off gives its conversations to people')
  @Refuses([404, 'bot.not_found'], [503, 'webhook.busy'])
  change(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: string,
    @Body() { settings }: SaveBot,
  ): Promise<BotView> {
    return this.bots.change(workspace, id, settings);
  }

  @Delete(':id')
  @Answers(204, null, 'Deletes a bot that no rule needs; its conversations go to people')
  @Refuses([404, 'bot.not_found'], [409, 'bot.in_use'])
  delete(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: string): Promise<void> {
    return this.bots.delete(workspace, id);
  }

  @Post(':id/secret')
  @Answers(201, newBot, 'Makes a new secret and a new token; the old secret signs as well for 24 hours')
  @Refuses([404, 'bot.not_found'])
  rotate(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: string): Promise<NewBot> {
    return this.bots.rotate(workspace, id);
  }
}
