import { Injectable } from '@nestjs/common';
import type { AttachmentView, ChannelId, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';

/** A file that lies at the provider, ready to be sent from one channel. */
export interface Attachment extends AttachmentView {
  readonly channelId: ChannelId;
  /** The provider's name for it. */
  readonly mediaId: string;
}

@Injectable()
export class AttachmentsRepository {
  constructor(private readonly database: DataSource) {}

  /** Keeps what was uploaded, and forgets what the provider no longer has: everything before `expired`. */
  async add(workspaceId: WorkspaceId, file: Attachment, now: Date, expired: Date): Promise<void> {
    const { id, channelId, mediaId, kind, mimeType, filename, bytes } = file;
    await this.database.query(
      `WITH gone AS (DELETE FROM attachment WHERE created_at < $10)
       INSERT INTO attachment (id, workspace_id, channel_id, media_id, kind, mime_type, filename, bytes, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, workspaceId, channelId, mediaId, kind, mimeType, filename, bytes, now, expired],
    );
  }

  async find(
    workspaceId: WorkspaceId,
    channelId: ChannelId,
    id: string,
    expired: Date,
  ): Promise<Attachment | undefined> {
    const [row] = await this.database.query<Attachment[]>(
      `SELECT id, channel_id AS "channelId", media_id AS "mediaId", kind, mime_type AS "mimeType", filename, bytes
         FROM attachment WHERE workspace_id = $1 AND channel_id = $2 AND id = $3 AND created_at >= $4`,
      [workspaceId, channelId, id, expired],
    );
    return row;
  }
}
