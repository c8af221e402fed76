import { Injectable } from '@nestjs/common';
import type { JourneyId, JourneySettings, ListedJourney, RuleDefinition, WorkspaceId } from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../new-id';

export interface RuleRow {
  readonly id: string;
  readonly enabled: boolean;
  readonly place: number;
  readonly definition: RuleDefinition;
  readonly updatedAt: Date;
  readonly today: number;
  readonly total: number;
}

/** A journey that rules can start or that listens to messages itself. */
export interface JourneyRow {
  readonly id: JourneyId;
  readonly name: string;
  readonly status: 'live' | 'paused';
  readonly place: number | null;
  readonly settings: JourneySettings;
  /** It has a trigger for requests. */
  readonly onRequest: boolean;
  /** Its triggers for messages. */
  readonly triggers: ListedJourney['triggers'];
}

@Injectable()
export class RulesRepository {
  constructor(private readonly database: DataSource) {}

  /** By their places. */
  async list(workspace: WorkspaceId, now: Date, id: string | null = null): Promise<readonly RuleRow[]> {
    return this.database.query<RuleRow[]>(
      `SELECT r.id, r.enabled, r.place, r.definition, r.updated_at AS "updatedAt",
              (SELECT count(*)::int FROM rule_match m WHERE m.rule_id = r.id) AS total,
              (SELECT count(*)::int FROM rule_match m WHERE m.rule_id = r.id
                  AND m.at >= date_trunc('day', $2::timestamptz AT TIME ZONE w.time_zone) AT TIME ZONE w.time_zone) AS today
         FROM rule r JOIN workspace w ON w.id = r.workspace_id
        WHERE r.workspace_id = $1 AND ($3::uuid IS NULL OR r.id = $3) ORDER BY r.place, r.id`,
      [workspace, now, id],
    );
  }

  /** The live and paused journeys, oldest first. */
  async journeys(workspace: WorkspaceId): Promise<readonly JourneyRow[]> {
    return this.database.query<JourneyRow[]>(
      `SELECT j.id, j.name, j.status, j.rule_place AS place, v.document->'settings' AS settings,
              EXISTS (SELECT FROM jsonb_array_elements(v.document->'nodes') n WHERE n->>'type' = 'trigger.api') AS "onRequest",
              (SELECT coalesce(jsonb_agg(jsonb_build_object(
                        'node', n->>'id', 'title', n->>'title',
                        'matches', jsonb_build_array(n->'config'->'match')
                                     || coalesce(n->'config'->'alternatives', '[]'))), '[]')
                 FROM jsonb_array_elements(v.document->'nodes') n WHERE n->>'type' = 'trigger.message') AS triggers
         FROM journey j JOIN journey_version v ON v.id = j.current_version_id
        WHERE j.workspace_id = $1 AND j.status IN ('live', 'paused') ORDER BY j.created_at, j.id`,
      [workspace],
    );
  }

  /** Stands last of all. */
  async create(workspace: WorkspaceId, definition: RuleDefinition, enabled: boolean, now: Date): Promise<string> {
    const id = newId<string>();
    await this.database.query(
      `INSERT INTO rule (id, workspace_id, definition, enabled, place, created_at, updated_at)
       VALUES ($1, $2, $3, $4, 1 + greatest(0, (SELECT max(place) FROM rule WHERE workspace_id = $2),
                                            (SELECT max(rule_place) FROM journey WHERE workspace_id = $2)), $5, $5)`,
      [id, workspace, JSON.stringify(definition), enabled, now],
    );
    return id;
  }

  /** False when there is no such rule. */
  async change(
    workspace: WorkspaceId,
    id: string,
    definition: RuleDefinition,
    enabled: boolean,
    now: Date,
  ): Promise<boolean> {
    const [rows] = await this.database.query<[unknown[], number]>(
      'UPDATE rule SET definition = $3, enabled = $4, updated_at = $5 WHERE workspace_id = $1 AND id = $2 RETURNING id',
      [workspace, id, JSON.stringify(definition), enabled, now],
    );
    return rows.length === 1;
  }

  async delete(workspace: WorkspaceId, id: string): Promise<boolean> {
    const [rows] = await this.database.query<[unknown[], number]>(
      `WITH forgotten AS (DELETE FROM rule_match WHERE rule_id = (SELECT id FROM rule WHERE workspace_id = $1 AND id = $2))
       DELETE FROM rule WHERE workspace_id = $1 AND id = $2 RETURNING id`,
      [workspace, id],
    );
    return rows.length === 1;
  }

  /**
   * Gives rules and journeys their places: those named first stand before journeys without a place, the others after
   * them. A journey that is not named has none.
   */
  async order(workspace: WorkspaceId, before: readonly string[], after: readonly string[]): Promise<void> {
    const ids = [...before, ...after];
    const places = ids.map((_, index) => (index < before.length ? index - before.length : index - before.length + 1));
    await this.database.transaction(async (tx: EntityManager) => {
      const values = [workspace, ids, places];
      await tx.query(
        `UPDATE rule r SET place = x.place FROM unnest($2::uuid[], $3::int[]) AS x (id, place)
          WHERE r.workspace_id = $1 AND r.id = x.id`,
        values,
      );
      await tx.query(
        `UPDATE journey j SET rule_place = x.place
           FROM (SELECT a.id, u.place FROM journey a LEFT JOIN unnest($2::uuid[], $3::int[]) AS u (id, place) ON u.id = a.id
                  WHERE a.workspace_id = $1) x
          WHERE j.id = x.id AND j.rule_place IS DISTINCT FROM x.place`,
        values,
      );
    });
  }
}
