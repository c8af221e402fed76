import { Injectable } from '@nestjs/common';
import type { Page, TemplateView, WorkspaceId } from '@sendero/shared';
import { z } from 'zod';
import { Clock } from '../clock';
import { PageQuery, pageOf, sliceOf } from '../http/page';
import { ChannelDirectory } from '../providers/channel-directory';
import { Provider } from '../providers/provider';
import { TemplatesRepository, type TemplatePlace } from './templates.repository';

const templatePlace: z.ZodType<TemplatePlace> = z.tuple([z.string(), z.string(), z.uuid()]);

@Injectable()
export class TemplatesService {
  constructor(
    private readonly templates: TemplatesRepository,
    private readonly channels: ChannelDirectory,
    private readonly provider: Provider,
    private readonly clock: Clock,
  ) {}

  async list(workspace: WorkspaceId, query: PageQuery): Promise<Page<TemplateView>> {
    const rows = await this.templates.list(workspace, sliceOf(query, templatePlace));
    return pageOf(
      rows,
      query.limit,
      ({ name, language, id }) => [name, language, id],
      (row) => row,
    );
  }

  /** Fetches the templates of every business account that the workspace has a channel of. */
  async sync(workspace: WorkspaceId): Promise<Page<TemplateView>> {
    const channels = [...(await this.channels.all()).values()].filter(({ workspaceId }) => workspaceId === workspace);
    const oneOfEachAccount = [...new Map(channels.map((channel) => [channel.wabaId, channel])).values()];
    await Promise.all(
      oneOfEachAccount.map(async (channel) => {
        const listed = await this.provider.templates(channel);
        await this.templates.replace(workspace, channel.wabaId, listed, this.clock.date());
      }),
    );
    return this.list(workspace, new PageQuery());
  }
}
