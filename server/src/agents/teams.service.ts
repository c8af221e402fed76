import { Injectable } from '@nestjs/common';
import type { TeamId, TeamView, WorkspaceId } from '@sendero/shared';
import { Clock } from '../clock';
import { isUniqueViolation } from '../database/sql-state';
import { userError } from '../errors';
import { LiveNotices } from '../live/live-notices';
import { newId } from '../new-id';
import type { ChangeTeam, CreateTeam } from './agents.dto';
import { TeamsRepository } from './teams.repository';

@Injectable()
export class TeamsService {
  constructor(
    private readonly teams: TeamsRepository,
    private readonly live: LiveNotices,
    private readonly clock: Clock,
  ) {}

  list(workspace: WorkspaceId): Promise<readonly TeamView[]> {
    return this.teams.list(workspace);
  }

  async create(workspace: WorkspaceId, fields: CreateTeam): Promise<TeamView> {
    const id = newId<TeamId>();
    await this.teams.insert(workspace, id, fields, this.clock.date()).catch(rethrowNameTaken(fields.name));
    return this.view(workspace, id);
  }

  async change(workspace: WorkspaceId, id: TeamId, change: ChangeTeam): Promise<TeamView> {
    await this.teams.update(workspace, id, change).catch(rethrowNameTaken(change.name ?? ''));
    return this.view(workspace, id);
  }

  /** Its conversations stay with the people who have them. */
  async delete(workspace: WorkspaceId, id: TeamId): Promise<void> {
    const freed = await this.teams.delete(workspace, id);
    if (!freed) throw userError(404, 'team.not_found');
    for (const conversation of freed) this.live.addConversation(workspace, conversation);
  }

  private async view(workspace: WorkspaceId, id: TeamId): Promise<TeamView> {
    const team = await this.teams.find(workspace, id);
    if (!team) throw userError(404, 'team.not_found');
    return team;
  }
}

function rethrowNameTaken(name: string): (error: unknown) => never {
  return (error) => {
    throw isUniqueViolation(error) ? userError(409, 'team.name_taken', { name }) : error;
  };
}
