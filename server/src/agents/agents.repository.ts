import { Injectable } from '@nestjs/common';
import type { AgentId, AgentView, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';

/** What a person can say of an agent; what is left out stays as it is. */
export type AgentFields = Partial<Pick<AgentView, 'name' | 'color' | 'available'>>;

@Injectable()
export class AgentsRepository {
  constructor(private readonly database: DataSource) {}

  /** By name. */
  list(workspaceId: WorkspaceId): Promise<readonly AgentView[]> {
    return this.database.query<AgentView[]>(`${SELECT} WHERE a.workspace_id = $1 ORDER BY lower(a.name), a.id`, [
      workspaceId,
    ]);
  }

  async find(workspaceId: WorkspaceId, id: AgentId): Promise<AgentView | null> {
    const [agent] = await this.database.query<AgentView[]>(`${SELECT} WHERE a.workspace_id = $1 AND a.id = $2`, [
      workspaceId,
      id,
    ]);
    return agent ?? null;
  }

  /** @throws QueryFailedError when the name is taken */
  async insert(
    workspaceId: WorkspaceId,
    id: AgentId,
    { name, color }: Pick<AgentView, 'name' | 'color'>,
    now: Date,
  ): Promise<void> {
    await this.database.query(
      'INSERT INTO agent (id, workspace_id, name, color, created_at) VALUES ($1, $2, $3, $4, $5)',
      [id, workspaceId, name, color, now],
    );
  }

  /** @throws QueryFailedError when the name is taken */
  async update(workspaceId: WorkspaceId, id: AgentId, { name, color, available }: AgentFields): Promise<void> {
    await this.database.query(
      `UPDATE agent SET name = coalesce($3, name), color = coalesce($4, color), available = coalesce($5, available)
        WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, id, name ?? null, color ?? null, available ?? null],
    );
  }

  /** Answers the conversations that were theirs, which are nobody's now; null when there was no such agent. */
  async delete(workspaceId: WorkspaceId, id: AgentId): Promise<readonly string[] | null> {
    const [row] = await this.database.query<{ readonly gone: boolean; readonly freed: readonly string[] }[]>(
      `WITH freed AS (
         SELECT id FROM conversation WHERE workspace_id = $1 AND agent_id = $2
       ), gone AS (
         DELETE FROM agent WHERE workspace_id = $1 AND id = $2 RETURNING id
       )
       SELECT EXISTS (SELECT FROM gone) AS gone, ARRAY(SELECT id FROM freed) AS freed`,
      [workspaceId, id],
    );
    return row?.gone === true ? row.freed : null;
  }
}

const SELECT = `
SELECT a.id, a.name, a.color, a.available,
       ARRAY(SELECT m.team_id FROM team_member m WHERE m.agent_id = a.id ORDER BY m.team_id) AS teams
  FROM agent a`;
