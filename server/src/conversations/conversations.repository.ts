import { Injectable } from '@nestjs/common';
import type { ConsentEntries, ConversationId, ConversationView, EpochMs, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';
import { asConversation, selectConversations, type ConversationRow } from './conversation-rows.repository';
import type { Thread } from './messages.repository';

/** What decides whether an agent may write freely. */
export interface Permission {
  readonly windowExpiresAt: EpochMs | null;
  readonly consent: ConsentEntries;
}

@Injectable()
export class ConversationsRepository {
  constructor(private readonly database: DataSource) {}

  async load(workspaceId: WorkspaceId, ids: readonly string[]): Promise<readonly ConversationView[]> {
    const rows = await this.database.query<ConversationRow[]>(
      selectConversations({
        where: 't.workspace_id = $1 AND t.id = ANY($2::uuid[])',
        limit: 'ALL',
        order: 'DESC',
        words: null,
      }),
      [workspaceId, ids],
    );
    return rows.map(asConversation);
  }

  async find(workspaceId: WorkspaceId, id: ConversationId): Promise<ConversationView | null> {
    return (await this.load(workspaceId, [id]))[0] ?? null;
  }

  async thread(workspaceId: WorkspaceId, id: ConversationId): Promise<(Thread & Permission) | null> {
    const [row] = await this.database.query<(Thread & { windowExpiresAt: Date | null; consent: ConsentEntries })[]>(
      `SELECT t.channel_id AS "channelId", t.contact_id AS "contactId", t.window_expires_at AS "windowExpiresAt",
              (SELECT coalesce(json_agg(json_build_object('topic', k.topic, 'state', k.state,
                                                          'at', (extract(epoch FROM k.at) * 1000)::bigint)), '[]')
                 FROM consent k WHERE k.contact_id = t.contact_id) AS consent
         FROM conversation t WHERE t.workspace_id = $1 AND t.id = $2`,
      [workspaceId, id],
    );
    return row ? { ...row, windowExpiresAt: row.windowExpiresAt?.getTime() ?? null } : null;
  }

  /** Whether there was anything unread. */
  async markRead(workspaceId: WorkspaceId, id: ConversationId): Promise<boolean> {
    const [rows] = await this.database.query<[unknown[], number]>(
      'UPDATE conversation SET unread = 0 WHERE workspace_id = $1 AND id = $2 AND unread <> 0 RETURNING id',
      [workspaceId, id],
    );
    return rows.length === 1;
  }
}
