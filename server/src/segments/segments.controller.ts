import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  segmentId,
  type ContactSummary,
  type Page,
  type Segment,
  type SegmentCount,
  type SegmentId,
  type WorkspaceId,
} from '@sendero/shared';
import { contactSummary } from '../contacts/contacts.schemas';
import { Workspace } from '../http/access';
import { Answers, pageSchema, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { PageQuery } from '../http/page';
import { ChangeSegment, CountSegment, CreateSegment } from './segments.dto';
import { segment, segmentCount } from './segments.schemas';
import { SegmentsService } from './segments.service';

const ID = new IdPipe(segmentId, 'segment.not_found');

@ApiTags('Segments')
@Controller('api/segments')
export class SegmentsController {
  constructor(private readonly segments: SegmentsService) {}

  @Get()
  @Answers(200, pageSchema(segment), 'Segments, the last changed first')
  @Refuses([400, 'request.cursor_invalid'])
  list(@Workspace() workspace: WorkspaceId, @Query() query: PageQuery): Promise<Page<Segment>> {
    return this.segments.list(workspace, query);
  }

  @Post()
  @Answers(201, segment, 'Saves a group of conditions under a name')
  @Refuses([409, 'segment.name_taken'], [422, 'request.invalid'])
  create(@Workspace() workspace: WorkspaceId, @Body() body: CreateSegment): Promise<Segment> {
    return this.segments.create(workspace, body);
  }

  @Post('count')
  @Answers(200, segmentCount, 'Counts whom conditions fit, without saving them')
  @Refuses([422, 'request.invalid'])
  count(@Workspace() workspace: WorkspaceId, @Body() body: CountSegment): Promise<SegmentCount> {
    return this.segments.count(workspace, body.definition);
  }

  @Get(':id')
  @Answers(200, segment, 'A segment')
  @Refuses([404, 'segment.not_found'])
  detail(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: SegmentId): Promise<Segment> {
    return this.segments.detail(workspace, id);
  }

  @Patch(':id')
  @Answers(200, segment, 'Renames a segment or changes its conditions; journeys see the change at once')
  @Refuses([404, 'segment.not_found'], [409, 'segment.name_taken'], [422, 'request.invalid'])
  change(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: SegmentId,
    @Body() body: ChangeSegment,
  ): Promise<Segment> {
    return this.segments.change(workspace, id, body);
  }

  @Delete(':id')
  @Answers(204, null, 'Deletes a segment that no journey uses')
  @Refuses([404, 'segment.not_found'], [409, 'segment.in_use'])
  delete(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: SegmentId): Promise<void> {
    return this.segments.delete(workspace, id);
  }

  @Get(':id/count')
  @Answers(200, segmentCount, 'How many contacts belong to a segment now')
  @Refuses([404, 'segment.not_found'])
  countMembers(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: SegmentId): Promise<SegmentCount> {
    return this.segments.countMembers(workspace, id);
  }

  @Get(':id/members')
  @Answers(200, pageSchema(contactSummary), 'Who belongs to a segment now, the newest contact first')
  @Refuses([400, 'request.cursor_invalid'], [404, 'segment.not_found'])
  members(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: SegmentId,
    @Query() query: PageQuery,
  ): Promise<Page<ContactSummary>> {
    return this.segments.members(workspace, id, query);
  }
}
