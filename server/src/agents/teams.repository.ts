import { Injectable } from '@nestjs/common';
import type { AgentId, TeamId, TeamView, WorkspaceId } from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';

/** What a person can say of a team; what is left out stays as it is. */
export type TeamFields = Partial<Omit<TeamView, 'id'>>;

@Injectable()
export class TeamsRepository {
  constructor(private readonly database: DataSource) {}

  /** By name. */
  list(workspaceId: WorkspaceId): Promise<readonly TeamView[]> {
    return this.database.query<TeamView[]>(`${SELECT} WHERE t.workspace_id = $1 ORDER BY lower(t.name), t.id`, [
      workspaceId,
    ]);
  }

  async find(workspaceId: WorkspaceId, id: TeamId): Promise<TeamView | null> {
    const [team] = await this.database.query<TeamView[]>(`${SELECT} WHERE t.workspace_id = $1 AND t.id = $2`, [
      workspaceId,
      id,
    ]);
    return team ?? null;
  }

  /** @throws QueryFailedError when the name is taken */
  async insert(
    workspaceId: WorkspaceId,
    id: TeamId,
    { name, roundRobin, members }: Required<TeamFields>,
    now: Date,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query('INSERT INTO team (id, workspace_id, name, round_robin, created_at) VALUES ($1, $2, $3, $4, $5)', [
        id,
        workspaceId,
        name,
        roundRobin,
        now,
      ]);
      await setMembers(workspaceId, id, members, tx);
    });
  }

  /** @throws QueryFailedError when the name is taken */
  async update(workspaceId: WorkspaceId, id: TeamId, { name, roundRobin, members }: TeamFields): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [, found] = await tx.query<[unknown[], number]>(
        `UPDATE team SET name = coalesce($3, name), round_robin = coalesce($4, round_robin)
          WHERE workspace_id = $1 AND id = $2`,
        [workspaceId, id, name ?? null, roundRobin ?? null],
      );
      if (found > 0 && members) await setMembers(workspaceId, id, members, tx);
    });
  }

  /** Answers the conversations that were the team's; null when there was no such team. */
  async delete(workspaceId: WorkspaceId, id: TeamId): Promise<readonly string[] | null> {
    const [row] = await this.database.query<{ readonly gone: boolean; readonly freed: readonly string[] }[]>(
      `WITH freed AS (
         SELECT id FROM conversation WHERE workspace_id = $1 AND team_id = $2
       ), gone AS (
         DELETE FROM team WHERE workspace_id = $1 AND id = $2 RETURNING id
       )
       SELECT EXISTS (SELECT FROM gone) AS gone, ARRAY(SELECT id FROM freed) AS freed`,
      [workspaceId, id],
    );
    return row?.gone === true ? row.freed : null;
  }
}

/** Who stays keeps their turn; who is new comes first. Agents that there are not are left out. */
async function setMembers(
  workspaceId: WorkspaceId,
  id: TeamId,
  members: readonly AgentId[],
  tx: EntityManager,
): Promise<void> {
  await tx.query('DELETE FROM team_member WHERE team_id = $1 AND NOT agent_id = ANY($2::uuid[])', [id, members]);
  await tx.query(
    `INSERT INTO team_member (team_id, agent_id)
     SELECT $1, id FROM agent WHERE workspace_id = $3 AND id = ANY($2::uuid[]) ON CONFLICT DO NOTHING`,
    [id, members, workspaceId],
  );
}

const SELECT = `
SELECT t.id, t.name, t.round_robin AS "roundRobin",
       ARRAY(SELECT m.agent_id FROM team_member m JOIN agent a ON a.id = m.agent_id
              WHERE m.team_id = t.id ORDER BY lower(a.name), a.id) AS members
  FROM team t`;
