import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { ChannelView, WorkspaceId } from '@sendero/shared';
import { Repository } from 'typeorm';
import { ChannelEntity } from '../channels/channel.entity';
import { WorkspaceEntity } from './workspace.entity';

/** What is left out stays as it is. */
export type WorkspaceChanges = Partial<
  Pick<WorkspaceEntity, 'timeZone' | 'businessHours' | 'awayMessage' | 'frequencyCap' | 'holdoutPercent'>
>;

@Injectable()
export class WorkspacesRepository {
  constructor(
    @InjectRepository(WorkspaceEntity) private readonly workspaces: Repository<WorkspaceEntity>,
    @InjectRepository(ChannelEntity) private readonly channels: Repository<ChannelEntity>,
  ) {}

  find(workspaceId: WorkspaceId): Promise<WorkspaceEntity> {
    return this.workspaces.findOneByOrFail({ id: workspaceId });
  }

  async update(workspaceId: WorkspaceId, changes: WorkspaceChanges): Promise<void> {
    if (Object.keys(changes).length > 0) await this.workspaces.update({ id: workspaceId }, changes);
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
