import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page, TemplateView, WorkspaceId } from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, pageSchema, Refuses } from '../http/api-schema';
import { PageQuery } from '../http/page';
import { templateView } from './templates.schemas';
import { TemplatesService } from './templates.service';

@ApiTags('Templates')
@Controller('api/templates')
export class TemplatesController {
  constructor(private readonly templates: TemplatesService) {}

  @Get()
  @Answers(200, pageSchema(templateView), 'The templates as they were last fetched, by name')
  @Refuses([400, 'request.cursor_invalid'])
  list(@Workspace() workspace: WorkspaceId, @Query() query: PageQuery): Promise<Page<TemplateView>> {
    return this.templates.list(workspace, query);
  }

  @Post('sync')
  @Answers(200, pageSchema(templateView), 'Fetches the templates from the provider')
  @Refuses([502, 'whatsapp.unavailable'], [502, 'whatsapp.token_expired'])
  sync(@Workspace() workspace: WorkspaceId): Promise<Page<TemplateView>> {
    return this.templates.sync(workspace);
  }
}
