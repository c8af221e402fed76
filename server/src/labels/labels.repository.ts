import { Injectable } from '@nestjs/common';
import type { ConversationId, LabelId, LabelView, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';

@Injectable()
export class LabelsRepository {
  constructor(private readonly database: DataSource) {}

  /** By name. */
  list(workspace: WorkspaceId): Promise<readonly LabelView[]> {
    return this.database.query<LabelView[]>(
      'SELECT id, name, color FROM label WHERE workspace_id = $1 ORDER BY lower(name), id',
      [workspace],
    );
  }

  async exists(workspace: WorkspaceId, id: LabelId): Promise<boolean> {
    const rows = await this.database.query<unknown[]>('SELECT FROM label WHERE workspace_id = $1 AND id = $2', [
      workspace,
      id,
    ]);
    return rows.length > 0;
  }

  /** @throws QueryFailedError when the name is taken */
  async insert(workspace: WorkspaceId, { id, name, color }: LabelView, now: Date): Promise<void> {
    await this.database.query(
      'INSERT INTO label (id, workspace_id, name, color, created_at) VALUES ($1, $2, $3, $4, $5)',
      [id, workspace, name, color, now],
    );
  }

  /** Answers the conversations that carry it, or null when there is no such label. @throws QueryFailedError when the name is taken */
  update(workspace: WorkspaceId, { id, name, color }: LabelView): Promise<readonly string[] | null> {
    return this.carriersAfter(
      'UPDATE label SET name = $3, color = $4 WHERE workspace_id = $1 AND id = $2 RETURNING id',
      [workspace, id, name, color],
    );
  }

  /** Answers the conversations that carried it, or null when there was no such label. */
  delete(workspace: WorkspaceId, id: LabelId): Promise<readonly string[] | null> {
    return this.carriersAfter('DELETE FROM label WHERE workspace_id = $1 AND id = $2 RETURNING id', [workspace, id]);
  }

  /** Twice is once. */
  async put(workspace: WorkspaceId, conversation: ConversationId, id: LabelId): Promise<void> {
    await this.database.query(
      `INSERT INTO conversation_label (conversation_id, label_id)
       SELECT c.id, l.id FROM conversation c JOIN label l ON l.workspace_id = c.workspace_id
        WHERE c.workspace_id = $1 AND c.id = $2 AND l.id = $3 ON CONFLICT DO NOTHING`,
      [workspace, conversation, id],
    );
  }

  async take(workspace: WorkspaceId, conversation: ConversationId, id: LabelId): Promise<void> {
    await this.database.query(
      `DELETE FROM conversation_label o USING conversation c
        WHERE c.id = o.conversation_id AND c.workspace_id = $1 AND c.id = $2 AND o.label_id = $3`,
      [workspace, conversation, id],
    );
  }

  private async carriersAfter(change: string, values: readonly unknown[]): Promise<readonly string[] | null> {
    const [row] = await this.database.query<{ readonly there: boolean; readonly carriers: readonly string[] }[]>(
      `WITH carriers AS (
         SELECT conversation_id AS id FROM conversation_label WHERE label_id = $2
       ), changed AS (${change})
       SELECT EXISTS (SELECT FROM changed) AS there, ARRAY(SELECT id FROM carriers) AS carriers`,
      [...values],
    );
    return row?.there === true ? row.carriers : null;
  }
}
