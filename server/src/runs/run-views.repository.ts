import { Injectable } from '@nestjs/common';
import {
  definitionOf,
  nodes,
  type ContactId,
  type JourneyId,
  type NodeId,
  type NodeType,
  type RunId,
  type RunState,
  type RunSummary,
  type Visit,
  type WorkspaceId,
} from '@sendero/shared';
import { DataSource } from 'typeorm';
import type { Slice } from '../http/page';

/** The longest story that is told of one run; of a longer one the latest visits are. */
const MOST_VISITS = 1_000;

/** Which runs are asked for; what is left out does not matter. */
export interface RunFilter {
  readonly journeyId?: JourneyId;
  readonly contactId?: ContactId;
  readonly node?: string | undefined;
  readonly status?: RunState['status'] | undefined;
}

export type NamedRun = RunSummary & { readonly contactName: string };

/** Runs as people look at them; the runtime writes them. */
@Injectable()
export class RunViewsRepository {
  constructor(private readonly database: DataSource) {}

  /** Newest first. `after` is the id of the last run seen. */
  async list(
    workspaceId: WorkspaceId,
    { journeyId, contactId, node, status }: RunFilter,
    { after, limit }: Slice<string>,
  ): Promise<readonly NamedRun[]> {
    const rows = await this.database.query<RunRow[]>(
      runs(`r.workspace_id = $1
        AND ($2::uuid IS NULL OR r.journey_id = $2) AND ($3::uuid IS NULL OR r.contact_id = $3)
        AND ($4::text IS NULL OR r.state->>'node' = $4) AND ($5::text IS NULL OR r.status = $5)
        AND ($6::uuid IS NULL OR r.id < $6)
      ORDER BY r.id DESC LIMIT $7`),
      [workspaceId, journeyId ?? null, contactId ?? null, node ?? null, status ?? null, after, limit + 1],
    );
    return rows.map(asNamedRun);
  }

  async find(
    workspaceId: WorkspaceId,
    id: RunId,
  ): Promise<(RunSummary & { readonly variables: RunState['variables'] }) | null> {
    const [row] = await this.database.query<RunRow[]>(runs('r.workspace_id = $1 AND r.id = $2'), [workspaceId, id]);
    return row ? { ...asSummary(row), variables: row.state.variables } : null;
  }

  /** The story of a run, oldest visit first. */
  async visits(workspaceId: WorkspaceId, id: RunId): Promise<readonly (Visit & { readonly title: string })[]> {
    const rows = await this.database.query<VisitRow[]>(VISITS, [workspaceId, id, MOST_VISITS]);
    return rows.reverse().map(({ enteredAt, leftAt, givenTitle, type, ...visit }) => ({
      ...visit,
      enteredAt: enteredAt.getTime(),
      leftAt: leftAt.getTime(),
      title: titleOf(visit.node, givenTitle, type),
    }));
  }
}

interface RunRow extends Omit<RunSummary, 'startedAt' | 'updatedAt' | 'endedAt' | 'node' | 'nodeTitle' | 'reason'> {
  readonly contactName: string;
  readonly state: RunState;
  readonly givenTitle: string | null;
  readonly type: string | null;
  readonly startedAt: Date;
  readonly updatedAt: Date;
  readonly endedAt: Date | null;
}

interface VisitRow extends Omit<Visit, 'enteredAt' | 'leftAt'> {
  readonly enteredAt: Date;
  readonly leftAt: Date;
  readonly givenTitle: string | null;
  readonly type: string | null;
}

function runs(whereAndPage: string): string {
  return `
    SELECT r.id, r.journey_id AS "journeyId", j.name AS "journeyName", v.number AS "versionNumber",
           r.contact_id AS "contactId", c.name AS "contactName", r.status, r.state,
           step.title AS "givenTitle", step.type,
           r.started_at AS "startedAt", r.updated_at AS "updatedAt", r.ended_at AS "endedAt"
      FROM (SELECT * FROM run r WHERE ${whereAndPage}) r
      JOIN journey j ON j.id = r.journey_id
      JOIN journey_version v ON v.id = r.version_id
      JOIN contact c ON c.id = r.contact_id
      LEFT JOIN LATERAL (
        SELECT n->>'title' AS title, n->>'type' AS type FROM jsonb_array_elements(v.document->'nodes') n
         WHERE n->>'id' = r.state->>'node' LIMIT 1
      ) step ON true
     ORDER BY r.id DESC`;
}

const VISITS = `
WITH step AS (
  SELECT n->>'id' AS id, n->>'title' AS title, n->>'type' AS type
    FROM run r JOIN journey_version v ON v.id = r.version_id, jsonb_array_elements(v.document->'nodes') n
   WHERE r.workspace_id = $1 AND r.id = $2
)
SELECT x.node_id AS node, x.revision, x.entered_at AS "enteredAt", x.left_at AS "leftAt", x.output, x.cause, x.verdicts,
       x.problem, step.title AS "givenTitle", step.type
  FROM run r JOIN visit x ON x.run_id = r.id LEFT JOIN step ON step.id = x.node_id
 WHERE r.workspace_id = $1 AND r.id = $2
 ORDER BY x.revision DESC LIMIT $3`;

function asNamedRun(row: RunRow): NamedRun {
  return { ...asSummary(row), contactName: row.contactName };
}

function asSummary(row: RunRow): RunSummary {
  const { id, journeyId, journeyName, versionNumber, contactId, status, state, startedAt, updatedAt, endedAt } = row;
  return {
    id,
    journeyId,
    journeyName,
    versionNumber,
    contactId,
    status,
    node: state.node,
    nodeTitle: titleOf(state.node, row.givenTitle, row.type),
    startedAt: startedAt.getTime(),
    updatedAt: updatedAt.getTime(),
    endedAt: endedAt?.getTime() ?? null,
    reason: state.reason,
  };
}

/** What people call the step: its title, its type's, or its id when the version lost it. */
function titleOf(node: NodeId, given: string | null, type: string | null): string {
  return given || (type !== null && isNodeType(type) ? definitionOf(type).title : node);
}

function isNodeType(type: string): type is NodeType {
  return Object.hasOwn(nodes, type);
}
