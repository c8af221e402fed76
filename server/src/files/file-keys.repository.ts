import { Injectable } from '@nestjs/common';
import type { MessageId, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';

/** Whose a message is, and what signs the addresses of its file. */
export interface FileOwner {
  readonly workspaceId: WorkspaceId;
  readonly key: Buffer;
}

@Injectable()
export class FileKeysRepository {
  constructor(private readonly database: DataSource) {}

  /** Not limited to a workspace: who asks shows nothing but a signature, which tells whether the workspace made it. */
  async ownerOf(message: MessageId): Promise<FileOwner | null> {
    const [row] = await this.database.query<FileOwner[]>(
      `SELECT w.id AS "workspaceId", w.file_key AS key FROM message m JOIN workspace w ON w.id = m.workspace_id WHERE m.id = $1`,
      [message],
    );
    return row ?? null;
  }
}
