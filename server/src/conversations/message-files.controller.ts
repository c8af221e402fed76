import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import {
  conversationId,
  messageId,
  type AttachmentView,
  type ConversationId,
  type MessageId,
  type WorkspaceId,
} from '@sendero/shared';
import type { Request, Response } from 'express';
import { Workspace } from '../http/access';
import { Answers, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { AttachmentsService } from './attachments.service';
import { UploadQuery } from './conversations.dto';
import { attachmentView } from './conversations.schemas';
import { sendFile } from './send-file';

const CONVERSATION = new IdPipe(conversationId, 'conversation.not_found');
const MESSAGE = new IdPipe(messageId, 'attachment.gone');

@ApiTags('Conversations')
@Controller('api')
export class MessageFilesController {
  constructor(private readonly attachments: AttachmentsService) {}

  @Post('conversations/:id/attachments')
  @ApiConsumes('*/*')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers(201, attachmentView, 'Brings a file to WhatsApp, to be sent with a message; the body is the file itself')
  @Refuses(
    [404, 'conversation.not_found'],
    [413, 'attachment.too_large'],
    [422, 'attachment.type_unsupported'],
    [422, 'attachment.empty'],
    [502, 'attachment.refused'],
    [502, 'attachment.unreachable'],
  )
  async upload(
    @Workspace() workspace: WorkspaceId,
    @Param('id', CONVERSATION) id: ConversationId,
    @Query() { filename }: UploadQuery,
    @Req() request: Request,
  ): Promise<AttachmentView> {
    const bytes = request.headers['content-length'];
    try {
      return await this.attachments.upload(workspace, id, {
        mimeType: request.headers['content-type'] ?? '',
        filename,
        bytes: bytes === undefined ? null : Number(bytes),
        content: request,
      });
    } finally {
      // Whatever was not read of a refused file is let through, so that the sender hears the answer.
      request.resume();
    }
  }

  @Get('messages/:id/file')
  @Answers(200, { type: 'string', format: 'binary' }, 'The file of a message, as long as WhatsApp keeps it')
  @Refuses([404, 'attachment.gone'], [502, 'attachment.unreachable'])
  async file(
    @Workspace() workspace: WorkspaceId,
    @Param('id', MESSAGE) id: MessageId,
    @Res() response: Response,
  ): Promise<void> {
    await sendFile(await this.attachments.open(workspace, id), response);
  }
}
