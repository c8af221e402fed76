import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DeliveryStory, DeliveryView, Page, Replayed, WorkspaceId } from '@sendero/shared';
import { z } from 'zod';
import { Workspace } from '../http/access';
import { Answers, pageSchema, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { DeliveriesService } from './deliveries.service';
import { DeliveriesQuery } from './webhooks.dto';
import { deliveryStory, deliveryView, replayed } from './webhooks.schemas';

const ENDPOINT = new IdPipe(z.uuid(), 'webhook.not_found');
const DELIVERY = new IdPipe(z.string().regex(/^\d{1,18}$/), 'webhook.delivery_not_found');

/** The log of webhooks, and of bots: they are endpoints as well. */
@ApiTags('Webhooks')
@Controller('api')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get('endpoints/:id/deliveries')
  @Answers(200, pageSchema(deliveryView), 'What a webhook or a bot was told, the newest first')
  @Refuses([400, 'request.cursor_invalid'], [404, 'webhook.not_found'])
  list(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ENDPOINT) id: string,
    @Query() query: DeliveriesQuery,
  ): Promise<Page<DeliveryView>> {
    return this.deliveries.list(workspace, id, query);
  }

  @Post('endpoints/:id/replay')
  @Answers(200, replayed, 'Sends everything again that was given up')
  @Refuses([404, 'webhook.not_found'])
  replayAll(@Workspace() workspace: WorkspaceId, @Param('id', ENDPOINT) id: string): Promise<Replayed> {
    return this.deliveries.replayAll(workspace, id);
  }

  @Get('deliveries/:id')
  @Answers(200, deliveryStory, 'A delivery: what was sent, and every try')
  @Refuses([404, 'webhook.delivery_not_found'])
  story(@Workspace() workspace: WorkspaceId, @Param('id', DELIVERY) id: string): Promise<DeliveryStory> {
    return this.deliveries.story(workspace, id);
  }

  @Post('deliveries/:id/replay')
  @Answers(200, deliveryStory, 'Sends a delivery again that was given up')
  @Refuses([404, 'webhook.delivery_not_found'], [409, 'webhook.not_dead'])
  replay(@Workspace() workspace: WorkspaceId, @Param('id', DELIVERY) id: string): Promise<DeliveryStory> {
    return this.deliveries.replay(workspace, id);
  }
}
