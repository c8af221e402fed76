import { Injectable } from '@nestjs/common';
import type {
  ContactId,
  JourneyId,
  RunDetail,
  RunId,
  RunState,
  RunSummary,
  RunVisit,
  VersionId,
  WorkspaceId,
} from '@sendero/shared';
import { DataSource } from 'typeorm';
import { contactSearch, matchesSearch } from '../contacts/contact-search';
import type { Slice } from '../http/page';
import { stepTitle } from './step-title';

/** The longest story that is told of one run; of a longer one the latest visits are. */
const MOST_VISITS = 1_000;

/** Which runs are asked for; what is left out does not matter. */
export interface RunFilter {
  readonly journeyId?: JourneyId;
  readonly contactId?: ContactId;
  readonly node?: string | undefined;
  readonly status?: RunState['status'] | undefined;
  /** Part of a name or of a phone number. */
  readonly search?: string | undefined;
}

export type NamedRun = RunSummary & { readonly contactName: string; readonly contactPhone: string };

/** Runs as people look at them; the runtime writes them. */
@Injectable()
export class RunViewsRepository {
  constructor(private readonly database: DataSource) {}

  /** Newest first. `after` is the id of the last run seen. */
  async list(
    workspaceId: WorkspaceId,
    { journeyId, contactId, node, status, search }: RunFilter,
    { after, limit }: Slice<string>,
  ): Promise<readonly NamedRun[]> {
    const { name, phone } = contactSearch(search);
    const rows = await this.database.query<RunRow[]>(
      runs(`r.workspace_id = $1
        AND ($2::uuid IS NULL OR r.journey_id = $2) AND ($3::uuid IS NULL OR r.contact_id = $3)
        AND ($4::text IS NULL OR r.state->>'node' = $4) AND ($5::text IS NULL OR r.status = $5)
        AND ($6::uuid IS NULL OR r.id < $6)
        AND ($8::text IS NULL OR EXISTS (SELECT 1 FROM contact c WHERE c.id = r.contact_id
                                            AND ${matchesSearch('c', '$8', '$9')}))
      ORDER BY r.id DESC LIMIT $7`),
      [workspaceId, journeyId ?? null, contactId ?? null, node ?? null, status ?? null, after, limit + 1, name, phone],
    );
    return rows.map(asNamedRun);
  }

  /** A run without what belongs to its visits. */
  async find(workspaceId: WorkspaceId, id: RunId): Promise<Omit<RunDetail, 'visits' | 'messages'> | null> {
    const [row] = await this.database.query<DetailRow[]>(
      `SELECT found.*, j.status AS "journeyStatus",
              (SELECT min(t.due_at) FROM timer t WHERE t.run_id = found.id) AS "dueAt"
         FROM (${runs('r.workspace_id = $1 AND r.id = $2')}) found JOIN journey j ON j.id = found."journeyId"`,
      [workspaceId, id],
    );
    return row ? asDetail(row) : null;
  }

  /** The story of a run, oldest visit first. */
  async visits(workspaceId: WorkspaceId, id: RunId): Promise<readonly RunVisit[]> {
    const rows = await this.database.query<VisitRow[]>(VISITS, [workspaceId, id, MOST_VISITS]);
    return rows.reverse().map(({ enteredAt, leftAt, givenTitle, type, ...visit }) => ({
      ...visit,
      enteredAt: enteredAt.getTime(),
      leftAt: leftAt.getTime(),
      title: stepTitle(visit.node, givenTitle, type),
    }));
  }
}

interface RunRow extends Omit<RunSummary, 'startedAt' | 'updatedAt' | 'endedAt' | 'node' | 'nodeTitle' | 'reason'> {
  readonly contactName: string;
  readonly contactPhone: string;
  readonly versionId: VersionId;
  readonly state: RunState;
  readonly givenTitle: string | null;
  readonly type: string | null;
  readonly startedAt: Date;
  readonly updatedAt: Date;
  readonly endedAt: Date | null;
}

interface DetailRow extends RunRow, Pick<RunDetail, 'journeyStatus'> {
  readonly dueAt: Date | null;
}

interface VisitRow extends Omit<RunVisit, 'enteredAt' | 'leftAt' | 'title'> {
  readonly enteredAt: Date;
  readonly leftAt: Date;
  readonly givenTitle: string | null;
  readonly type: string | null;
}

function runs(whereAndPage: string): string {
  return `
    SELECT r.id, r.journey_id AS "journeyId", j.name AS "journeyName", v.number AS "versionNumber",
           r.version_id AS "versionId", r.contact_id AS "contactId", c.name AS "contactName",
           c.phone AS "contactPhone", r.status, r.state,
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
WITH passed AS (
  SELECT x.* FROM run r JOIN visit x ON x.run_id = r.id WHERE r.workspace_id = $1 AND r.id = $2
), step AS (
  SELECT v.id AS version_id, n->>'id' AS id, n->>'title' AS title, n->>'type' AS type
    FROM (SELECT DISTINCT version_id FROM passed) p JOIN journey_version v ON v.id = p.version_id,
         jsonb_array_elements(v.document->'nodes') n
)
SELECT x.node_id AS node, x.revision, x.entered_at AS "enteredAt", x.left_at AS "leftAt", x.output, x.cause, x.verdicts,
       x.problem, x.version_id AS "versionId", v.number AS "versionNumber", step.title AS "givenTitle", step.type
  FROM passed x JOIN journey_version v ON v.id = x.version_id
  LEFT JOIN step ON step.version_id = x.version_id AND step.id = x.node_id
 ORDER BY x.revision DESC LIMIT $3`;

function asDetail(row: DetailRow): Omit<RunDetail, 'visits' | 'messages'> {
  const { versionId, journeyStatus, contactName, state, dueAt } = row;
  const summary = asSummary(row);
  const { node, revision, enteredAt, phase, verdicts } = state;
  const open = {
    node,
    title: summary.nodeTitle,
    revision,
    enteredAt,
    phase,
    verdicts,
    waitsUntil: dueAt?.getTime() ?? null,
  };
  return {
    ...summary,
    versionId,
    journeyStatus,
    contactName,
    variables: state.variables,
    open: state.status === 'active' ? open : null,
  };
}

function asNamedRun(row: RunRow): NamedRun {
  return { ...asSummary(row), contactName: row.contactName, contactPhone: row.contactPhone };
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
    nodeTitle: stepTitle(state.node, row.givenTitle, row.type),
    startedAt: startedAt.getTime(),
    updatedAt: updatedAt.getTime(),
    endedAt: endedAt?.getTime() ?? null,
    reason: state.reason,
  };
}
