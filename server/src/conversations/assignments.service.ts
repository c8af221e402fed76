import { Injectable } from '@nestjs/common';
import type { ConversationId, ConversationView, WorkspaceId } from '@sendero/shared';
import { AgentsRepository } from '../agents/agents.repository';
import { TeamsRepository } from '../agents/teams.repository';
import { Clock } from '../clock';
import { userError } from '../errors';
import { ConversationsService } from './conversations.service';
import { HandoversRepository, type Assignment } from './handovers.repository';

/** Gives conversations to agents and teams. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly handovers: HandoversRepository,
    private readonly agents: AgentsRepository,
    private readonly teams: TeamsRepository,
    private readonly conversations: ConversationsService,
    private readonly clock: Clock,
  ) {}

  /** @throws UserError agent.not_found, team.not_found, conversation.not_found */
  async assign(workspace: WorkspaceId, id: ConversationId, assignment: Assignment): Promise<ConversationView> {
    const { agentId, teamId } = assignment;
    if (agentId !== null && !(await this.agents.find(workspace, agentId))) throw userError(404, 'agent.not_found');
    if (teamId !== null && !(await this.teams.find(workspace, teamId))) throw userError(404, 'team.not_found');
    await this.handovers.assign(workspace, id, assignment, this.clock.date());
    return this.conversations.changed(workspace, id);
  }
}
