import { Injectable } from '@nestjs/common';
import type { ConversationId, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';

/** Who has a conversation. */
@Injectable()
export class HandoversRepository {
  constructor(private readonly database: DataSource) {}

  /** Gives a conversation to people; what journeys handed over stays handed over. */
  async takeOver(workspace: WorkspaceId, id: ConversationId, assignTo: string, now: Date): Promise<void> {
    await this.database.query(
      `UPDATE conversation SET assigned_to = CASE WHEN $3 <> '' OR status <> 'open' THEN $3 ELSE assigned_to END,
              note = CASE WHEN status = 'open' THEN note ELSE '' END, opened_at = coalesce(
                CASE WHEN status = 'open' THEN opened_at END, $4), status = 'open', taken_by_hand = true,
              bot_until = coalesce(bot_until, $4)
        WHERE workspace_id = $1 AND id = $2`,
      [workspace, id, assignTo, now],
    );
  }

  /** Gives a conversation back to the bot, and tells the runs that had handed it over; both or neither. */
  async resolve(workspace: WorkspaceId, id: ConversationId, now: Date): Promise<void> {
    await this.database.query(
      `WITH resolved AS (
         UPDATE conversation SET status = 'resolved', taken_by_hand = false, note = '', opened_at = NULL,
                bot_until = coalesce(bot_until, $3)
          WHERE workspace_id = $1 AND id = $2 AND status = 'open' RETURNING channel_id, contact_id
       ), closed AS (
         UPDATE handover h SET closed_at = $3 FROM resolved r
          WHERE h.contact_id = r.contact_id AND h.channel_id = r.channel_id AND h.closed_at IS NULL
         RETURNING h.run_id, h.node_id, h.revision
       )
       INSERT INTO event (lane, contact_id, channel_id, run_id, payload, received_at)
       SELECT r.lane, r.contact_id, r.channel_id, r.id,
              json_build_object('type', 'handoverResolved', 'node', c.node_id, 'revision', c.revision), $3
         FROM closed c JOIN run r ON r.id = c.run_id`,
      [workspace, id, now],
    );
  }
}
