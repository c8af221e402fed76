import type { PoolClient } from 'pg';
import type { ChangedConversation } from '../effects/effect-applier';
import { heldByBot } from './held-by-bot-sql';

/** Gives conversations to the members of teams by turns. */
export class TurnsRepository {
  /**
   * Gives everything that waits with a team that goes by turns to its available members: who had nothing for the longest
   * time is first. A team is worked by one process at a time; what another is just giving is left to it.
   */
  async give(tx: PoolClient): Promise<readonly ChangedConversation[]> {
    const { rows } = await tx.query<ChangedConversation>({
      name: 'give by turns',
      text: `WITH busy AS (
               SELECT g.id FROM team g
                WHERE g.round_robin AND EXISTS (SELECT FROM conversation c
                                                 WHERE c.team_id = g.id AND c.agent_id IS NULL AND c.status = 'open'
                                                   AND NOT ${heldByBot('c')})
                ORDER BY g.id FOR UPDATE SKIP LOCKED
             ), waiting AS (
               SELECT c.id, c.team_id, row_number() OVER (PARTITION BY c.team_id ORDER BY c.opened_at, c.id) - 1 AS place
                 FROM busy JOIN conversation c ON c.team_id = busy.id
                WHERE c.agent_id IS NULL AND c.status = 'open' AND NOT ${heldByBot('c')}
             ), members AS (
               SELECT m.team_id, m.agent_id, row_number() OVER (PARTITION BY m.team_id ORDER BY m.turn, m.agent_id) - 1 AS place,
                      count(*) OVER (PARTITION BY m.team_id) AS size, max(m.turn) OVER (PARTITION BY m.team_id) AS last
                 FROM busy JOIN team_member m ON m.team_id = busy.id JOIN agent a ON a.id = m.agent_id AND a.available
             ), given AS (
               UPDATE conversation c SET agent_id = m.agent_id
                 FROM waiting w JOIN members m ON m.team_id = w.team_id AND m.place = w.place % m.size
                WHERE c.id = w.id AND c.agent_id IS NULL AND c.status = 'open' AND NOT ${heldByBot('c')}
               RETURNING c.id, c.workspace_id, m.team_id, m.agent_id, m.last + 1 + w.place AS turn
             ), moved AS (
               UPDATE team_member t SET turn = g.turn
                 FROM (SELECT team_id, agent_id, max(turn) AS turn FROM given GROUP BY team_id, agent_id) g
                WHERE t.team_id = g.team_id AND t.agent_id = g.agent_id
             )
             SELECT id, workspace_id AS "workspaceId" FROM given`,
    });
    return rows;
  }
}
