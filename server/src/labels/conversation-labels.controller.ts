import { Controller, Delete, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  conversationId,
  labelId,
  type ConversationId,
  type ConversationView,
  type LabelId,
  type WorkspaceId,
} from '@sendero/shared';
import { conversationView } from '../conversations/conversations.schemas';
import { Workspace } from '../http/access';
import { Answers, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { LabelsService } from './labels.service';

const ID = new IdPipe(conversationId, 'conversation.not_found');
const LABEL = new IdPipe(labelId, 'label.not_found');

@ApiTags('Labels')
@Controller('api/conversations/:id/labels/:label')
export class ConversationLabelsController {
  constructor(private readonly labels: LabelsService) {}

  @Put()
  @Answers(200, conversationView, 'Puts a label on a conversation')
  @Refuses([404, 'conversation.not_found'], [404, 'label.not_found'])
  put(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: ConversationId,
    @Param('label', LABEL) label: LabelId,
  ): Promise<ConversationView> {
    return this.labels.put(workspace, id, label);
  }

  @Delete()
  @Answers(200, conversationView, 'Takes a label off a conversation')
  @Refuses([404, 'conversation.not_found'])
  take(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: ConversationId,
    @Param('label', LABEL) label: LabelId,
  ): Promise<ConversationView> {
    return this.labels.take(workspace, id, label);
  }
}
