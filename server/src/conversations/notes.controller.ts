import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { conversationId, type AgentView, type ConversationId, type NoteView, type WorkspaceId } from '@sendero/shared';
import { z } from 'zod';
import { CurrentAgent } from '../agents/current-agent';
import { Workspace } from '../http/access';
import { Answers, listOf, Refuses } from '../http/api-schema';
import { IdPipe } from '../http/id-pipe';
import { WriteNote } from './conversations.dto';
import { noteView } from './conversations.schemas';
import { NotesService } from './notes.service';

const ID = new IdPipe(conversationId, 'conversation.not_found');
const NOTE = new IdPipe(z.uuid(), 'request.not_found');

@ApiTags('Conversations')
@Controller('api/conversations/:id/notes')
export class NotesController {
  constructor(private readonly notes: NotesService) {}

  @Get()
  @Answers(200, listOf(noteView), 'What agents noted about a conversation, the newest first')
  @Refuses([404, 'conversation.not_found'])
  list(@Workspace() workspace: WorkspaceId, @Param('id', ID) id: ConversationId): Promise<readonly NoteView[]> {
    return this.notes.list(workspace, id);
  }

  @Post()
  @Answers(201, noteView, 'Writes a note that contacts never see')
  @Refuses([404, 'conversation.not_found'], [422, 'request.invalid'])
  write(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: ConversationId,
    @Body() { text }: WriteNote,
    @CurrentAgent() agent: AgentView | null,
  ): Promise<NoteView> {
    return this.notes.write(workspace, id, text, agent);
  }

  @Delete(':note')
  @Answers(204, null, 'Deletes a note')
  @Refuses([404, 'conversation.not_found'])
  delete(
    @Workspace() workspace: WorkspaceId,
    @Param('id', ID) id: ConversationId,
    @Param('note', NOTE) note: string,
  ): Promise<void> {
    return this.notes.delete(workspace, id, note);
  }
}
