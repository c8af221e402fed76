import { Injectable } from '@nestjs/common';
import type { AgentView, ConversationId, NoteView, WorkspaceId } from '@sendero/shared';
import { Clock } from '../clock';
import { userError } from '../errors';
import { newId } from '../new-id';
import { ConversationsService } from './conversations.service';
import { NotesRepository } from './notes.repository';

/** What agents tell each other about a conversation; contacts never see it. */
@Injectable()
export class NotesService {
  constructor(
    private readonly notes: NotesRepository,
    private readonly conversations: ConversationsService,
    private readonly clock: Clock,
  ) {}

  async list(workspace: WorkspaceId, conversation: ConversationId): Promise<readonly NoteView[]> {
    await this.conversations.view(workspace, conversation);
    return this.notes.list(workspace, conversation);
  }

  async write(
    workspace: WorkspaceId,
    conversation: ConversationId,
    text: string,
    agent: AgentView | null,
  ): Promise<NoteView> {
    const note = { id: newId<string>(), text, at: this.clock.now() };
    if (!(await this.notes.insert(workspace, conversation, note, agent)))
      throw userError(404, 'conversation.not_found');
    await this.conversations.changed(workspace, conversation);
    return { ...note, agentName: agent?.name ?? '' };
  }

  /** Deleting what is gone changes nothing. */
  async delete(workspace: WorkspaceId, conversation: ConversationId, id: string): Promise<void> {
    await this.notes.delete(workspace, conversation, id);
    await this.conversations.changed(workspace, conversation);
  }
}
