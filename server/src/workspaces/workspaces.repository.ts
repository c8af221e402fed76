import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ChannelView, WorkspaceId } from '@sendero/shared';
import { Repository } from 'typeorm';
import { ChannelEntity } from '../channels/channel.entity';
import { WorkspaceEntity } from './workspace.entity';

@Injectable()
export class WorkspacesRepository {
  constructor(
    @InjectRepository(WorkspaceEntity) private readonly workspaces: Repository<WorkspaceEntity>,
    @InjectRepository(ChannelEntity) private readonly channels: Repository<ChannelEntity>,
  ) {}

  async name(workspaceId: WorkspaceId): Promise<string> {
    return (await this.workspaces.findOneByOrFail({ id: workspaceId })).name;
  }

  async channelViews(workspaceId: WorkspaceId): Promise<readonly ChannelView[]> {
    const channels = await this.channels.find({ where: { workspaceId }, order: { createdAt: 'ASC', id: 'ASC' } });
    return channels.map(({ id, name, provider, displayPhoneNumber, phoneNumberId, throughputPerSecond }) => ({
      id,
      name,
      provider,
      displayPhoneNumber,
      phoneNumberId,
      throughputPerSecond,
      webhookPath: `/webhooks/${provider}/${id}`,
    }));
  }
}
