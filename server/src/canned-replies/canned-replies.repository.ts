import { Injectable } from '@nestjs/common';
import { MOST_CANNED_REPLIES, type CannedReply, type CannedReplyFields, type WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';
import { isUniqueViolation } from '../database/sql-state';
import { newId } from '../new-id';

@Injectable()
export class CannedRepliesRepository {
  constructor(private readonly database: DataSource) {}

  /** By their shortcuts. */
  async list(workspace: WorkspaceId): Promise<readonly CannedReply[]> {
    const rows = await this.database.query<CannedReplyRow[]>(
      `SELECT id, shortcut, text, updated_at AS "updatedAt" FROM canned_reply
        WHERE workspace_id = $1 ORDER BY lower(shortcut), id`,
      [workspace],
    );
    return rows.map(asView);
  }

  async create(
    workspace: WorkspaceId,
    fields: CannedReplyFields,
    now: Date,
  ): Promise<CannedReply | 'taken' | 'too_many'> {
    return unlessTaken(async () => {
      const [row] = await this.database.query<CannedReplyRow[]>(
        `INSERT INTO canned_reply (id, workspace_id, shortcut, text, updated_at)
         SELECT $1, $2::uuid, $3, $4, $5::timestamptz
          WHERE (SELECT count(*) FROM canned_reply WHERE workspace_id = $2) < ${MOST_CANNED_REPLIES}
         RETURNING id, shortcut, text, updated_at AS "updatedAt"`,
        [newId<string>(), workspace, fields.shortcut, fields.text, now],
      );
      return row ? asView(row) : 'too_many';
    });
  }

  /** Null when there is no such reply. */
  async change(
    workspace: WorkspaceId,
    id: string,
    fields: CannedReplyFields,
    now: Date,
  ): Promise<CannedReply | 'taken' | null> {
    return unlessTaken(async () => {
      const [[row]] = await this.database.query<[CannedReplyRow[], number]>(
        `UPDATE canned_reply SET shortcut = $3, text = $4, updated_at = $5 WHERE workspace_id = $1 AND id = $2
         RETURNING id, shortcut, text, updated_at AS "updatedAt"`,
        [workspace, id, fields.shortcut, fields.text, now],
      );
      return row ? asView(row) : null;
    });
  }

  async delete(workspace: WorkspaceId, id: string): Promise<boolean> {
    const [rows] = await this.database.query<[unknown[], number]>(
      'DELETE FROM canned_reply WHERE workspace_id = $1 AND id = $2 RETURNING id',
      [workspace, id],
    );
    return rows.length === 1;
  }
}

type CannedReplyRow = Omit<CannedReply, 'updatedAt'> & { readonly updatedAt: Date };

function asView(row: CannedReplyRow): CannedReply {
  return { ...row, updatedAt: row.updatedAt.getTime() };
}

async function unlessTaken<T>(write: () => Promise<T>): Promise<T | 'taken'> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) return 'taken';
    throw error;
  }
}
