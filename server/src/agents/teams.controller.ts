import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { teamId, type TeamId, type TeamView, type WorkspaceId } from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, listOf, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { ChangeTeam, CreateTeam } from './agents.dto';
import { teamView } from './agents.schemas';
import { TeamsService } from './teams.service';

const ID = new IdPipe(teamId, 'team.not_found');

@ApiTags('Agents')
@Controller('api/teams')
export class TeamsController {
  constructor(private readonly teams: TeamsService) {}

  @Get()
  @Answers(200, listOf(teamView), 'Teams, by name')
  list(@Workspace() workspace: WorkspaceId): Promise<readonly TeamView[]> {
    return this.teams.list(workspace);
  }

  @Post()
  @Answers(201, teamView, 'Adds a team')
  @Refuses([409, 'team.name_taken'], [422, 'request.invalid'])
  create(@Workspace() workspace: WorkspaceId, @Body() body: CreateTeam): Promise<TeamView> {
    return this.teams.create(workspace, body);
  }

  @Patch(':id')
  @Answers(200, teamView, 'Renames a team, or changes its members and how they get conversations')
  @Refuses([404, 'team.not_found'], [409, 'team.name_taken'], [422, 'request.invalid'])
  change(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: TeamId,
    @Body() body: ChangeTeam,
  ): Promise<TeamView> {
    return this.teams.change(workspace, id, body);
  }

  @Delete(':id')
  @Answers(204, null, 'Deletes a team; its conversations stay with who has them')
  @Refuses([404, 'team.not_found'])
  delete(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: TeamId): Promise<void> {
    return this.teams.delete(workspace, id);
  }
}
