import { Inject, Injectable } from '@nestjs/common';
import type { WorkspaceId, WorkspaceView } from '@sendero/shared';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import { ChannelDirectory } from '../providers/channel-directory';
import type { ChangeWorkspace } from './workspaces.dto';
import { WorkspacesRepository } from './workspaces.repository';

@Injectable()
export class WorkspacesService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly workspaces: WorkspacesRepository,
    private readonly clock: Clock,
    private readonly channels: ChannelDirectory,
  ) {}

  async view(workspaceId: WorkspaceId): Promise<WorkspaceView> {
    const [{ name, timeZone, businessHours, awayMessage, frequencyCap, holdoutPercent }, channels] = await Promise.all([
      this.workspaces.find(workspaceId),
      this.workspaces.channelViews(workspaceId),
    ]);
    const { sandbox, optOutKeywords, optInKeywords, linkBase } = this.config;
    return {
      ...{ id: workspaceId, name, timeZone, businessHours, awayMessage, frequencyCap, holdoutPercent, channels },
      ...{ sandbox, now: this.clock.now(), optOutKeywords, optInKeywords, linkBase },
    };
  }

  async change(
    workspaceId: WorkspaceId,
    { timeZone, businessHours, awayMessage, frequencyCap, holdoutPercent }: ChangeWorkspace,
  ): Promise<WorkspaceView> {
    await this.workspaces.update(workspaceId, {
      ...(timeZone !== undefined && { timeZone }),
      ...(businessHours !== undefined && { businessHours }),
      ...(awayMessage !== undefined && { awayMessage }),
      ...(frequencyCap !== undefined && { frequencyCap }),
      ...(holdoutPercent !== undefined && { holdoutPercent }),
    });
    // The senders know the cap from there; other processes hear of it within seconds.
    if (frequencyCap !== undefined) await this.channels.refresh();
    return this.view(workspaceId);
  }
}
