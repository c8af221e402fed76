import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CannedReply, WorkspaceId } from '@sendero/shared';
import { z } from 'zod';
import { Workspace } from '../http/access';
import { Answers, listOf, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { SaveCannedReply } from './canned-replies.dto';
import { cannedReply } from './canned-replies.schemas';
import { CannedRepliesService } from './canned-replies.service';

const ID = new IdPipe(z.uuid(), 'canned_reply.not_found');

@ApiTags('Canned replies')
@Controller('api/canned-replies')
export class CannedRepliesController {
  constructor(private readonly replies: CannedRepliesService) {}

  @Get()
  @Answers(200, listOf(cannedReply), 'The texts that the team keeps ready, by their shortcuts')
  list(@Workspace() workspace: WorkspaceId): Promise<readonly CannedReply[]> {
    return this.replies.list(workspace);
  }

  @Post()
  @Answers(201, cannedReply, 'Adds a canned reply')
  @Refuses(
    [409, 'canned_reply.shortcut_taken'],
    [409, 'canned_reply.too_many'],
    [422, 'canned_reply.placeholder_invalid'],
  )
  create(@Workspace() workspace: WorkspaceId, @Body() fields: SaveCannedReply): Promise<CannedReply> {
    return this.replies.create(workspace, fields);
  }

  @Put(':id')
  @Answers(200, cannedReply, 'Changes a canned reply')
  @Refuses(
    [404, 'canned_reply.not_found'],
    [409, 'canned_reply.shortcut_taken'],
    [422, 'canned_reply.placeholder_invalid'],
  )
  change(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: string,
    @Body() fields: SaveCannedReply,
  ): Promise<CannedReply> {
    return this.replies.change(workspace, id, fields);
  }

  @Delete(':id')
  @Answers(204, null, 'Deletes a canned reply')
  @Refuses([404, 'canned_reply.not_found'])
  delete(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: string): Promise<void> {
    return this.replies.delete(workspace, id);
  }
}
