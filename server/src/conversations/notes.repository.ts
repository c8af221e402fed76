import { Injectable } from '@nestjs/common';
import type { AgentView, ConversationId, NoteView, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';

/** A conversation has few notes; of more than this the newest are shown. */
const MOST_SHOWN = 200;

@Injectable()
export class NotesRepository {
  constructor(private readonly database: DataSource) {}

  /** Newest first. */
  async list(workspace: WorkspaceId, conversation: ConversationId): Promise<readonly NoteView[]> {
    const rows = await this.database.query<NoteRow[]>(
      `SELECT n.id, n.text, n.agent_name AS "agentName", n.at
         FROM conversation_note n JOIN conversation c ON c.id = n.conversation_id
        WHERE c.workspace_id = $1 AND c.id = $2 ORDER BY n.at DESC, n.id DESC LIMIT ${MOST_SHOWN}`,
      [workspace, conversation],
    );
    return rows.map(({ at, ...note }) => ({ ...note, at: at.getTime() }));
  }

  /** Answers whether there is such a conversation. */
  async insert(
    workspace: WorkspaceId,
    conversation: ConversationId,
    { id, text, at }: Omit<NoteView, 'agentName'>,
    agent: AgentView | null,
  ): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      `INSERT INTO conversation_note (id, conversation_id, agent_id, agent_name, text, at)
       SELECT $3, c.id, $4, $5, $6, $7 FROM conversation c WHERE c.workspace_id = $1 AND c.id = $2 RETURNING id`,
      [workspace, conversation, id, agent?.id ?? null, agent?.name ?? '', text, new Date(at)],
    );
    return rows.length > 0;
  }

  async delete(workspace: WorkspaceId, conversation: ConversationId, id: string): Promise<void> {
    await this.database.query(
      `DELETE FROM conversation_note n USING conversation c
        WHERE c.id = n.conversation_id AND c.workspace_id = $1 AND c.id = $2 AND n.id = $3`,
      [workspace, conversation, id],
    );
  }
}

interface NoteRow extends Omit<NoteView, 'at'> {
  readonly at: Date;
}
