import { Injectable } from '@nestjs/common';
import type { AgentId, AgentView, WorkspaceId } from '@sendero/shared';
import { Clock } from '../clock';
import { isUniqueViolation } from '../database/sql-state';
import { userError } from '../errors';
import { LiveNotices } from '../live/live-notices';
import { newId } from '../new-id';
import type { ChangeAgent, CreateAgent } from './agents.dto';
import { AgentsRepository } from './agents.repository';

/** Who works in the inbox. */
@Injectable()
export class AgentsService {
  constructor(
    private readonly agents: AgentsRepository,
    private readonly live: LiveNotices,
    private readonly clock: Clock,
  ) {}

  list(workspace: WorkspaceId): Promise<readonly AgentView[]> {
    return this.agents.list(workspace);
  }

  async create(workspace: WorkspaceId, fields: CreateAgent): Promise<AgentView> {
    const id = newId<AgentId>();
    await this.agents.insert(workspace, id, fields, this.clock.date()).catch(rethrowNameTaken(fields.name));
    return this.view(workspace, id);
  }

  async change(workspace: WorkspaceId, id: AgentId, change: ChangeAgent): Promise<AgentView> {
    await this.agents.update(workspace, id, change).catch(rethrowNameTaken(change.name ?? ''));
    return this.view(workspace, id);
  }

  /** What they had is nobody's then; what they wrote stays. */
  async delete(workspace: WorkspaceId, id: AgentId): Promise<void> {
    const freed = await this.agents.delete(workspace, id);
    if (!freed) throw userError(404, 'agent.not_found');
    for (const conversation of freed) this.live.addConversation(workspace, conversation);
  }

  private async view(workspace: WorkspaceId, id: AgentId): Promise<AgentView> {
    const agent = await this.agents.find(workspace, id);
    if (!agent) throw userError(404, 'agent.not_found');
    return agent;
  }
}

function rethrowNameTaken(name: string): (error: unknown) => never {
  return (error) => {
    throw isUniqueViolation(error) ? userError(409, 'agent.name_taken', { name }) : error;
  };
}
