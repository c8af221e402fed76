import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { messageId, type MessageId } from '@sendero/shared';
import type { Response } from 'express';
import { sendFile } from '../conversations/send-file';
import { Answers, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { Public } from '../http/workspace-guard';
import { SignedFile } from './files.dto';
import { FilesService } from './files.service';

const MESSAGE = new IdPipe(messageId, 'file.link_invalid');

/** For other systems that were told of a file: the address is all that they need. */
@Public()
@ApiTags('For receivers of webhooks')
@Controller('files')
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Get(':id')
  @Answers(200, { type: 'string', format: 'binary' }, 'The file of a message, at the address that its event has')
  @Refuses(
    [404, 'file.link_invalid'],
    [404, 'attachment.gone'],
    [422, 'request.invalid'],
    [502, 'attachment.unreachable'],
  )
  async open(
    @Param('id', MESSAGE) message: MessageId,
    @Query() { until, signature }: SignedFile,
    @Res() response: Response,
  ): Promise<void> {
    response.setHeader('x-robots-tag', 'noindex');
    await sendFile(await this.files.open({ message, until }, signature), response);
  }
}
