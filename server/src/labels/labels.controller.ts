import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { labelId, type LabelId, type LabelView, type WorkspaceId } from '@sendero/shared';
import { Workspace } from '../http/access';
import { Answers, listOf, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { SaveLabel } from './labels.dto';
import { labelView } from './labels.schemas';
import { LabelsService } from './labels.service';

const ID = new IdPipe(labelId, 'label.not_found');

@ApiTags('Labels')
@Controller('api/labels')
export class LabelsController {
  constructor(private readonly labels: LabelsService) {}

  @Get()
  @Answers(200, listOf(labelView), 'The labels that conversations can carry, by name')
  list(@Workspace() workspace: WorkspaceId): Promise<readonly LabelView[]> {
    return this.labels.list(workspace);
  }

  @Post()
  @Answers(201, labelView, 'Adds a label')
  @Refuses([409, 'label.name_taken'], [422, 'request.invalid'])
  create(@Workspace() workspace: WorkspaceId, @Body() body: SaveLabel): Promise<LabelView> {
    return this.labels.create(workspace, body);
  }

  @Put(':id')
  @Answers(200, labelView, 'Changes a label wherever it is')
  @Refuses([404, 'label.not_found'], [409, 'label.name_taken'], [422, 'request.invalid'])
  change(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: LabelId,
    @Body() body: SaveLabel,
  ): Promise<LabelView> {
    return this.labels.change(workspace, id, body);
  }

  @Delete(':id')
  @Answers(204, null, 'Deletes a label and takes it off all conversations')
  @Refuses([404, 'label.not_found'])
  delete(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: LabelId): Promise<void> {
    return this.labels.delete(workspace, id);
  }
}
