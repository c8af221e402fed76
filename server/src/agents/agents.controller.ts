import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { agentId, type AgentId, type AgentView, type WorkspaceId } from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, listOf, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { ChangeAgent, CreateAgent } from './agents.dto';
import { agentView } from './agents.schemas';
import { AgentsService } from './agents.service';

const ID = new IdPipe(agentId, 'agent.not_found');

@ApiTags('Agents')
@Controller('api/agents')
export class AgentsController {
  constructor(private readonly agents: AgentsService) {}

  @Get()
  @Answers(200, listOf(agentView), 'Everybody who works in the inbox, by name')
  list(@Workspace() workspace: WorkspaceId): Promise<readonly AgentView[]> {
    return this.agents.list(workspace);
  }

  @Post()
  @Answers(201, agentView, 'Adds an agent')
  @Refuses([409, 'agent.name_taken'], [422, 'request.invalid'])
  create(@Workspace() workspace: WorkspaceId, @Body() body: CreateAgent): Promise<AgentView> {
    return this.agents.create(workspace, body);
  }

  @Patch(':id')
  @Answers(200, agentView, 'Renames an agent, or says whether they are available')
  @Refuses([404, 'agent.not_found'], [409, 'agent.name_taken'], [422, 'request.invalid'])
  change(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: AgentId,
    @Body() body: ChangeAgent,
  ): Promise<AgentView> {
    return this.agents.change(workspace, id, body);
  }

  @Delete(':id')
  @Answers(204, null, 'Deletes an agent; their conversations are nobody’s then')
  @Refuses([404, 'agent.not_found'])
  delete(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: AgentId): Promise<void> {
    return this.agents.delete(workspace, id);
  }
}
