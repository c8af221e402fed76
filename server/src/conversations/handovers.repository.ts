import { Injectable } from '@nestjs/common';
import type { AgentId, ConversationId, TeamId, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';
import { agentNamed, teamNamed } from '../agents/named-sql';

/** Who shall have a conversation. */
export interface Assignment {
  readonly agentId: AgentId | null;
  readonly teamId: TeamId | null;
}

/** Who has a conversation. */
@Injectable()
export class HandoversRepository {
  constructor(private readonly database: DataSource) {}

  /** Gives a conversation to people; what journeys handed over stays handed over. */
  async takeOver(workspace: WorkspaceId, id: ConversationId, assignTo: string, now: Date): Promise<void> {
    const isNew = `($3 <> '' OR status <> 'open')`;
    await this.database.query(
      `UPDATE conversation SET assigned_to = CASE WHEN ${isNew} THEN $3 ELSE assigned_to END,
              agent_id = CASE WHEN ${isNew} THEN ${agentNamed('$1', '$3')} ELSE agent_id END,
              team_id = CASE WHEN ${isNew} THEN ${teamNamed('$1', '$3')} ELSE team_id END,
              note = CASE WHEN status = 'open' THEN note ELSE '' END, opened_at = coalesce(
                CASE WHEN status = 'open' THEN opened_at END, $4), status = 'open', taken_by_hand = true,
              bot_until = coalesce(bot_until, $4)
        WHERE workspace_id = $1 AND id = $2`,
      [workspace, id, assignTo, now],
    );
  }

  /**
   * Gives a conversation to an agent, a team or nobody in particular. Somebody who is named keeps the bot out of it; with
   * nobody named, one that the bot has stays as it is.
   */
  async assign(workspace: WorkspaceId, id: ConversationId, { agentId, teamId }: Assignment, now: Date): Promise<void> {
    await this.database.query(
      `UPDATE conversation SET agent_id = $3, team_id = $4, assigned_to = '',
              note = CASE WHEN status = 'open' THEN note ELSE '' END,
              opened_at = coalesce(CASE WHEN status = 'open' THEN opened_at END, $5), status = 'open', taken_by_hand = true,
              bot_until = CASE WHEN $3::uuid IS NULL AND $4::uuid IS NULL THEN bot_until ELSE coalesce(bot_until, $5) END
        WHERE workspace_id = $1 AND id = $2 AND (status = 'open' OR $3::uuid IS NOT NULL OR $4::uuid IS NOT NULL)`,
      [workspace, id, agentId, teamId, now],
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
