import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  contactId,
  type ContactEvent,
  type ContactId,
  type EventResult,
  type Page,
  type WorkspaceId,
} from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, pageSchema, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { PageQuery } from '../http/page';
import { EventStoryService } from './event-story.service';
import { PostEvents } from './events.dto';
import { contactEvent, eventResults } from './events.schemas';
import { EventsService } from './events.service';

const CONTACT = new IdPipe(contactId, 'contact.not_found');

@ApiTags('Events')
@Controller('api')
export class EventsController {
  constructor(
    private readonly events: EventsService,
    private readonly story: EventStoryService,
  ) {}

  @Post('events')
  @Answers(200, eventResults, 'Tells what happened to contacts; a repeated id is dropped')
  @Refuses([422, 'request.invalid'])
  async accept(
    @Workspace() workspace: WorkspaceId,
    @Body() { events }: PostEvents,
  ): Promise<{ readonly results: readonly EventResult[] }> {
    return { results: await this.events.accept(workspace, events) };
  }

  @Get('contacts/:id/events')
  @Answers(200, pageSchema(contactEvent), 'What happened to a contact, the newest first')
  @Refuses([400, 'request.cursor_invalid'], [404, 'contact.not_found'])
  list(
    @Workspace() workspace: WorkspaceId,
    @Param('id', CONTACT) id: ContactId,
    @Query() query: PageQuery,
  ): Promise<Page<ContactEvent>> {
    return this.story.list(workspace, id, query);
  }
}
