import { Injectable } from '@nestjs/common';
import {
  scenarioDocument,
  type JourneyId,
  type NamedScenario,
  type Scenario,
  type ScenarioDocument,
  type ScenarioId,
  type WorkspaceId,
} from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../new-id';

/** What a person can say of a scenario; what is left out stays as it is. */
export type ScenarioFields = Partial<NamedScenario>;

@Injectable()
export class ScenariosRepository {
  constructor(private readonly database: DataSource) {}

  /** By name. */
  async list(workspaceId: WorkspaceId, journeyId: JourneyId, tx?: EntityManager): Promise<readonly Scenario[]> {
    const rows = await (tx ?? this.database).query<ScenarioRow[]>(
      `SELECT ${COLUMNS} FROM scenario WHERE workspace_id = $1 AND journey_id = $2 ORDER BY name, id`,
      [workspaceId, journeyId],
    );
    return rows.map(asScenario);
  }

  async find(workspaceId: WorkspaceId, journeyId: JourneyId, id: ScenarioId): Promise<Scenario | null> {
    const [row] = await this.database.query<ScenarioRow[]>(
      `SELECT ${COLUMNS} FROM scenario WHERE workspace_id = $1 AND journey_id = $2 AND id = $3`,
      [workspaceId, journeyId, id],
    );
    return row ? asScenario(row) : null;
  }

  async count(workspaceId: WorkspaceId, journeyId: JourneyId): Promise<number> {
    const [row] = await this.database.query<{ readonly n: string }[]>(
      'SELECT count(*) AS n FROM scenario WHERE workspace_id = $1 AND journey_id = $2',
      [workspaceId, journeyId],
    );
    return Number(row?.n ?? 0);
  }

  /** @throws QueryFailedError when a name is taken */
  async insert(
    workspaceId: WorkspaceId,
    journeyId: JourneyId,
    scenarios: readonly NamedScenario[],
    now: Date,
    tx?: EntityManager,
  ): Promise<readonly ScenarioId[]> {
    const rows = scenarios.map((scenario) => ({ id: newId<ScenarioId>(), ...scenario }));
    await (tx ?? this.database).query(
      `INSERT INTO scenario (id, workspace_id, journey_id, name, document, created_at, updated_at)
       SELECT given.id, $1, $2, given.name, given.document, $4, $4
         FROM jsonb_to_recordset($3::jsonb) AS given (id uuid, name text, document jsonb)`,
      [workspaceId, journeyId, JSON.stringify(rows), now],
    );
    return rows.map(({ id }) => id);
  }

  /** Answers whether there is such a scenario. @throws QueryFailedError when the name is taken */
  async update(
    workspaceId: WorkspaceId,
    journeyId: JourneyId,
    id: ScenarioId,
    { name, document }: ScenarioFields,
    now: Date,
  ): Promise<boolean> {
    const [, found] = await this.database.query<[unknown[], number]>(
      `UPDATE scenario SET name = coalesce($4, name), document = coalesce($5, document), updated_at = $6
        WHERE workspace_id = $1 AND journey_id = $2 AND id = $3`,
      [workspaceId, journeyId, id, name ?? null, document ? JSON.stringify(document) : null, now],
    );
    return found > 0;
  }

  /** Answers whether there was such a scenario. */
  async delete(workspaceId: WorkspaceId, journeyId: JourneyId, id: ScenarioId): Promise<boolean> {
    const [, deleted] = await this.database.query<[unknown[], number]>(
      'DELETE FROM scenario WHERE workspace_id = $1 AND journey_id = $2 AND id = $3',
      [workspaceId, journeyId, id],
    );
    return deleted > 0;
  }
}

interface ScenarioRow {
  readonly id: ScenarioId;
  readonly name: string;
  readonly document: ScenarioDocument;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const COLUMNS = 'id, name, document, created_at AS "createdAt", updated_at AS "updatedAt"';

/** @throws ZodError when the stored document can't be read */
function asScenario({ document, createdAt, updatedAt, ...row }: ScenarioRow): Scenario {
  return {
    ...row,
    document: scenarioDocument.parse(document),
    createdAt: createdAt.getTime(),
    updatedAt: updatedAt.getTime(),
  };
}
