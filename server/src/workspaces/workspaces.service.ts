import { Inject, Injectable } from '@nestjs/common';
import type { WorkspaceId, WorkspaceView } from '@sendero/shared';
import { Clock } from '../clock';
import { CONFIG, type Config } from '../config';
import type { ChangeWorkspace } from './workspaces.dto';
import { WorkspacesRepository } from './workspaces.repository';

@Injectable()
export class WorkspacesService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly workspaces: WorkspacesRepository,
    private readonly clock: Clock,
  ) {}

  async view(workspaceId: WorkspaceId): Promise<WorkspaceView> {
    const [{ name, timeZone }, channels] = await Promise.all([
      this.workspaces.find(workspaceId),
      this.workspaces.channelViews(workspaceId),
    ]);
    const { sandbox, optOutKeywords, optInKeywords, linkBase } = this.config;
    const settings = { sandbox, optOutKeywords, optInKeywords, linkBase };
    return { id: workspaceId, name, timeZone, channels, now: this.clock.now(), ...settings };
  }

  async change(workspaceId: WorkspaceId, { timeZone }: ChangeWorkspace): Promise<WorkspaceView> {
    await this.workspaces.update(workspaceId, { ...(timeZone !== undefined && { timeZone }) });
    return this.view(workspaceId);
  }
}
