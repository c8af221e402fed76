import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../http/workspace-guard';
import { isPreview } from './is-preview';
import { LinksService } from './links.service';
import { NO_SUCH_LINK } from './no-such-link';

/** Where the tracked links of messages lead through; for customers' phones. */
@Public()
@ApiExcludeController()
@Controller('r')
export class LinksController {
  constructor(private readonly links: LinksService) {}

  @Get(':code')
  async open(@Param('code') code: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const by = isPreview(request.method, request.headers) ? null : (request.headers['user-agent'] ?? '');
    const target = await this.links.open(code, by);
    // Nothing on the way may keep the answer: the next click would not be seen.
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-robots-tag', 'noindex');
    if (target === null) response.status(404).type('html').send(NO_SUCH_LINK);
    else response.redirect(302, target);
  }
}
