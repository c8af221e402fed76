import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DeliveryAttempt, NewWebhook, WebhookView, WorkspaceId } from '@sendero/shared';
import { z } from 'zod';
import { Workspace } from '../http/access';
import { Answers, listOf, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { SaveWebhook } from './webhooks.dto';
import { deliveryAttempt, newWebhook, webhookView } from './webhooks.schemas';
import { WebhooksService } from './webhooks.service';

const ID = new IdPipe(z.uuid(), 'webhook.not_found');

@ApiTags('Webhooks')
@Controller('api/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Get()
  @Answers(200, listOf(webhookView), 'Where events go')
  list(@Workspace() workspace: WorkspaceId): Promise<readonly WebhookView[]> {
    return this.webhooks.list(workspace);
  }

  @Post()
  @Answers(201, newWebhook, 'Adds a webhook; its secret is shown only in this answer')
  @Refuses([409, 'webhook.too_many'], [422, 'webhook.not_in_format'], [503, 'webhook.busy'])
  create(@Workspace() workspace: WorkspaceId, @Body() { settings }: SaveWebhook): Promise<NewWebhook> {
    return this.webhooks.create(workspace, settings);
  }

  @Get(':id')
  @Answers(200, webhookView, 'A webhook and how it is doing')
  @Refuses([404, 'webhook.not_found'])
  view(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: string): Promise<WebhookView> {
    return this.webhooks.view(workspace, id);
  }

  @Put(':id')
  @Answers(200, webhookView, 'Changes a webhook; while it is switched off, it is told nothing and what waits stays')
  @Refuses([404, 'webhook.not_found'], [422, 'webhook.not_in_format'], [503, 'webhook.busy'])
  change(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: string,
    @Body() { settings }: SaveWebhook,
  ): Promise<WebhookView> {
    return this.webhooks.change(workspace, id, settings);
  }

  @Delete(':id')
  @Answers(204, null, 'Deletes a webhook, with all that waits for it and its log')
  @Refuses([404, 'webhook.not_found'])
  delete(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: string): Promise<void> {
    return this.webhooks.delete(workspace, id);
  }

  @Post(':id/secret')
  @Answers(201, newWebhook, 'Makes a new secret, shown only in this answer; the old one signs as well for 24 hours')
  @Refuses([404, 'webhook.not_found'])
  rotate(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: string): Promise<NewWebhook> {
    return this.webhooks.rotate(workspace, id);
  }

  @Post(':id/test')
  @Answers(200, deliveryAttempt, 'Sends a test event at once and says what the endpoint answered')
  @Refuses([404, 'webhook.not_found'])
  test(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: string): Promise<DeliveryAttempt> {
    return this.webhooks.test(workspace, id);
  }
}
