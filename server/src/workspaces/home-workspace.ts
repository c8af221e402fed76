import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { WorkspaceId } from '@sendero/shared';
import { Repository } from 'typeorm';
import { WorkspaceEntity } from './workspace.entity';

/** The workspace that callers work in until there are accounts: the oldest one. */
@Injectable()
export class HomeWorkspace {
  private known: WorkspaceId | undefined;

  constructor(@InjectRepository(WorkspaceEntity) private readonly workspaces: Repository<WorkspaceEntity>) {}

  /** @throws Error when there is no workspace yet, which the server makes sure of before it listens */
  async id(): Promise<WorkspaceId> {
    this.known ??= (await this.workspaces.find({ order: { createdAt: 'ASC', id: 'ASC' }, take: 1 }))[0]?.id;
    if (!this.known) throw new Error('There is no workspace in the database');
    return this.known;
  }
}
