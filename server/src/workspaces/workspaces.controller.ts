import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { WorkspaceId, WorkspaceView } from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers } from '../http/api-schema';
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
}
