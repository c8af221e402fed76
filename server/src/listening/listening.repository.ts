import { Injectable } from '@nestjs/common';
import type { ChannelId, ContactId, ConversationId, JourneyId, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';

/** The conversation that a contact wrote in last. */
export interface LastConversation {
  readonly id: ConversationId;
  readonly channelId: ChannelId;
  readonly isOpen: boolean;
  readonly assignedTo: string;
  readonly note: string;
  readonly openedAt: Date | null;
}

@Injectable()
export class ListeningRepository {
  constructor(private readonly database: DataSource) {}

  async lastConversation(workspace: WorkspaceId, contact: ContactId): Promise<LastConversation | undefined> {
    const [row] = await this.database.query<LastConversation[]>(
      `SELECT c.id, c.channel_id AS "channelId", c.status = 'open' AS "isOpen",
              coalesce(a.name, g.name, c.assigned_to) AS "assignedTo", c.note, c.opened_at AS "openedAt"
         FROM conversation c LEFT JOIN agent a ON a.id = c.agent_id LEFT JOIN team g ON g.id = c.team_id
        WHERE c.workspace_id = $1 AND c.contact_id = $2
        ORDER BY c.last_inbound_at DESC NULLS LAST, c.id LIMIT 1`,
      [workspace, contact],
    );
    return row;
  }

  async journeyNames(workspace: WorkspaceId): Promise<ReadonlyMap<JourneyId, string>> {
    const rows = await this.database.query<{ readonly id: JourneyId; readonly name: string }[]>(
      'SELECT id, name FROM journey WHERE workspace_id = $1',
      [workspace],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
