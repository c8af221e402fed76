import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { WorkspaceId, WorkspaceView } from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, Refuses } from '../http/api-schema';
import { ChangeWorkspace } from './workspaces.dto';
import { workspaceView } from './workspaces.schemas';
import { WorkspacesService } from './workspaces.service';

@ApiTags('Workspace')
@Controller('api/workspace')
export class WorkspacesController {
  constructor(private readonly workspaces: WorkspacesService) {}

  @Get()
  @Answers(200, workspaceView, 'The workspace, its channels and the product’s time')
  view(@Workspace() workspace: WorkspaceId): Promise<WorkspaceView> {
    return this.workspaces.view(workspace);
  }

  @Patch()
  @Answers(200, workspaceView, 'Changes what holds for the workspace as a whole')
  @Refuses([422, 'request.invalid'])
  change(@Workspace() workspace: WorkspaceId, @Body() body: ChangeWorkspace): Promise<WorkspaceView> {
    return this.workspaces.change(workspace, body);
  }
}
