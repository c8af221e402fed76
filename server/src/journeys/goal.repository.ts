import { Injectable } from '@nestjs/common';
import {
  definitionOf,
  nodes,
  type GoalFigures,
  type JourneyId,
  type NodeType,
  type WorkspaceId,
} from '@sendero/shared';
import { DataSource } from 'typeorm';

@Injectable()
export class GoalRepository {
  constructor(private readonly database: DataSource) {}

  /** Starts are what the counters of the triggers say. @returns null when there is no such journey */
  async figures(workspaceId: WorkspaceId, id: JourneyId): Promise<GoalFigures | null> {
    const [row] = await this.database.query<FiguresRow[]>(FIGURES, [workspaceId, id, triggers]);
    if (!row) return null;
    const { entered, withheld, reached, reachedWithheld } = row;
    return {
      treated: { started: Number(entered) - Number(withheld), reached: Number(reached) },
      withheld: { started: Number(withheld), reached: Number(reachedWithheld) },
    };
  }
}

/** Sums of counters are texts: they may pass what a number of Postgres's driver holds. */
interface FiguresRow {
  readonly entered: string;
  readonly withheld: string;
  readonly reached: string;
  readonly reachedWithheld: string;
}

const FIGURES = `
WITH starts AS (
  SELECT v.id AS version_id, n.node->>'id' AS node_id
    FROM journey_version v, jsonb_array_elements(v.document->'nodes') AS n (node)
   WHERE v.journey_id = $2 AND n.node->>'type' = ANY($3)
), counted AS (
  SELECT c.metric, c.n FROM starts s JOIN counter c USING (version_id, node_id)
   WHERE c.metric IN ('entered', 'control')
  UNION ALL
  SELECT c.metric, c.n FROM starts s JOIN counter_delta c USING (version_id, node_id)
   WHERE c.metric IN ('entered', 'control')
)
SELECT coalesce((SELECT sum(n) FROM counted WHERE metric = 'entered'), 0) AS entered,
       coalesce((SELECT sum(n) FROM counted WHERE metric = 'control'), 0) AS withheld,
       (SELECT count(*) FROM conversion WHERE journey_id = j.id AND NOT withheld) AS reached,
       (SELECT count(*) FROM conversion WHERE journey_id = j.id AND withheld) AS "reachedWithheld"
  FROM journey j WHERE j.workspace_id = $1 AND j.id = $2`;

/** Converts: the keys of a record of node types. */
const types = Object.keys(nodes) as NodeType[];
const triggers = types.filter((type) => definitionOf(type).traits.start);
