import { Injectable } from '@nestjs/common';
import type { AgentId, ConversationId, TeamId, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';
import { agentNamed, teamNamed } from '../agents/named-sql';
import { heldByBot } from './held-by-bot-sql';

/** Who shall have a conversation. */
export interface Assignment {
  readonly agentId: AgentId | null;
  readonly teamId: TeamId | null;
}

/** Who has a conversation. */
@Injectable()
export class HandoversRepository {
  constructor(private readonly database: DataSource) {}

  /** Gives a conversation to people, also what a bot holds; what journeys handed over stays handed over. */
  async takeOver(workspace: WorkspaceId, id: ConversationId, assignTo: string, now: Date): Promise<void> {
    const isNew = `($3 <> '' OR status <> 'open' OR ${heldByBot('conversation')})`;
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
        WHERE workspace_id = $1 AND id = $2 AND (status = 'open' AND NOT ${heldByBot('conversation')}
             OR $3::uuid IS NOT NULL OR $4::uuid IS NOT NULL)`,
      [workspace, id, agentId, teamId, now],
    );
  }

  /**
   * Gives a conversation to a bot of another system, whoever had it, and asks that the bot be told of the message that
   * came last; one that it holds already stays as it is. The bot's row is held meanwhile, so that who switches it off
   * finds the conversation with it.
   *
   * @returns whether the bot is switched on; null when there is no such bot
   */
  async handToBot(workspace: WorkspaceId, id: ConversationId, bot: string, now: Date): Promise<boolean | null> {
    const [found] = await this.database.query<{ readonly enabled: boolean }[]>(
      `WITH thread AS (
         SELECT t.id, m.id AS message_id, m.at FROM conversation t
           LEFT JOIN LATERAL (SELECT id, at FROM message
                               WHERE contact_id = t.contact_id AND channel_id = t.channel_id AND direction = 'in'
                               ORDER BY at DESC, id DESC LIMIT 1) m ON true
          WHERE t.workspace_id = $1 AND t.id = $2
       ), bot AS (
         SELECT id, name, enabled FROM webhook_endpoint WHERE workspace_id = $1 AND id = $3 AND kind = 'bot' FOR SHARE
       ), held AS (
         UPDATE conversation c
            SET status = 'open', taken_by_hand = true, opened_at = $4, agent_id = NULL, team_id = NULL, assigned_to = b.name,
                note = CASE WHEN c.status = 'open' THEN c.note ELSE '' END,
                bot_id = b.id, bot_since = coalesce(t.at, $4), bot_until = NULL
           FROM thread t, bot b
          WHERE c.id = t.id AND b.enabled AND NOT (${heldByBot('c')} AND c.bot_id = b.id)
         RETURNING c.workspace_id, c.contact_id, b.id AS bot_id, t.message_id
       ), told AS (
         INSERT INTO webhook_fact (workspace_id, tap, contact_id, subject_id, detail, at)
         SELECT workspace_id, 'bot', contact_id, message_id, bot_id::text, $4 FROM held WHERE message_id IS NOT NULL
       )
       SELECT enabled FROM bot`,
      [workspace, id, bot, now],
    );
    return found?.enabled ?? null;
  }

  /**
   * Gives a conversation back to rules and journeys, and tells the runs that had handed it over; both or neither.
   *
   * @param bot who must have it at this moment; null for whoever has it
   * @returns whether it was open
   */
  async resolve(workspace: WorkspaceId, id: ConversationId, bot: string | null, now: Date): Promise<boolean> {
    const resolved = await this.database.query<unknown[]>(
      `WITH resolved AS (
         UPDATE conversation SET status = 'resolved', taken_by_hand = false, note = '', opened_at = NULL,
                bot_until = coalesce(bot_until, $3)
          WHERE workspace_id = $1 AND id = $2 AND status = 'open' AND ($4::uuid IS NULL OR (bot_id = $4 AND bot_until IS NULL))
         RETURNING channel_id, contact_id
       ), closed AS (
         UPDATE handover h SET closed_at = $3 FROM resolved r
          WHERE h.contact_id = r.contact_id AND h.channel_id = r.channel_id AND h.closed_at IS NULL
         RETURNING h.run_id, h.node_id, h.revision
       ), told AS (
         INSERT INTO event (lane, contact_id, channel_id, run_id, payload, received_at)
         SELECT r.lane, r.contact_id, r.channel_id, r.id,
                json_build_object('type', 'handoverResolved', 'node', c.node_id, 'revision', c.revision), $3
           FROM closed c JOIN run r ON r.id = c.run_id
       )
       SELECT channel_id FROM resolved`,
      [workspace, id, now, bot],
    );
    return resolved.length === 1;
  }
}
