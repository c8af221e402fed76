import { Injectable } from '@nestjs/common';
import {
  storedJourney,
  type JourneyDetail,
  type JourneyDocument,
  type JourneyId,
  type JourneyStatus,
  type JourneySummary,
  type NamedScenario,
  type VersionId,
  type WorkspaceId,
} from '@sendero/shared';
import { DataSource } from 'typeorm';
import type { Slice, TimePlace } from '../http/page';
import { JourneyEntity } from './journey.entity';
import { ScenariosRepository } from './scenarios.repository';

/** A journey that is to be stored for the first time. */
export interface NewJourney {
  readonly id: JourneyId;
  readonly name: string;
  readonly draft: JourneyDocument;
  readonly scenarios: readonly NamedScenario[];
}

/** What saving a draft came to. */
export interface StoredDraft {
  readonly draftRevision: number;
  readonly draftChanged: boolean;
}

@Injectable()
export class JourneysRepository {
  constructor(
    private readonly database: DataSource,
    private readonly scenarios: ScenariosRepository,
  ) {}

  /** Newest change first: those that were put away, or all others. */
  async list(
    workspaceId: WorkspaceId,
    archived: boolean,
    { after, limit }: Slice<TimePlace>,
  ): Promise<readonly JourneySummary[]> {
    const [time, id] = after ?? [null, null];
    const rows = await this.database.query<SummaryRow[]>(
      summaries(
        `j.workspace_id = $1 AND (j.archived_at IS NOT NULL) = $5
          AND ($2::timestamptz IS NULL OR (j.updated_at, j.id) < ($2, $3::uuid))`,
        '$4',
      ),
      [workspaceId, time === null ? null : new Date(time), id, limit + 1, archived],
    );
    return rows.map(asSummary);
  }

  async summary(workspaceId: WorkspaceId, id: JourneyId): Promise<JourneySummary | null> {
    const [row] = await this.database.query<SummaryRow[]>(summaries('j.workspace_id = $1 AND j.id = $2', '1'), [
      workspaceId,
      id,
    ]);
    return row ? asSummary(row) : null;
  }

  async draft(workspaceId: WorkspaceId, id: JourneyId): Promise<Pick<JourneyDetail, 'draft' | 'draftRevision'> | null> {
    const journey = await this.database.getRepository(JourneyEntity).findOneBy({ id, workspaceId });
    return journey && { draft: storedJourney(journey.draft), draftRevision: journey.draftRevision };
  }

  /** The version that new runs walk, `id` null before the first publishing; null when there is no such journey. */
  async currentVersion(workspaceId: WorkspaceId, id: JourneyId): Promise<{ readonly id: VersionId | null } | null> {
    const journey = await this.database
      .getRepository(JourneyEntity)
      .findOne({ select: { id: true, currentVersionId: true }, where: { id, workspaceId } });
    return journey && { id: journey.currentVersionId };
  }

  /** Names that begin like this one. */
  async namesLike(workspaceId: WorkspaceId, name: string): Promise<readonly string[]> {
    const rows = await this.database.query<{ readonly name: string }[]>(
      'SELECT name FROM journey WHERE workspace_id = $1 AND starts_with(name, $2)',
      [workspaceId, name],
    );
    return rows.map((row) => row.name);
  }

  /** @throws QueryFailedError when the name is taken */
  async insert(workspaceId: WorkspaceId, { id, name, draft, scenarios }: NewJourney, now: Date): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO journey (id, workspace_id, name, status, draft, created_at, updated_at)
         VALUES ($1, $2, $3, 'draft', $4, $5, $5)`,
        [id, workspaceId, name, JSON.stringify(draft), now],
      );
      if (scenarios.length > 0) await this.scenarios.insert(workspaceId, id, scenarios, now, tx);
    });
  }

  /** Answers whether there is such a journey. @throws QueryFailedError when the name is taken */
  async rename(workspaceId: WorkspaceId, id: JourneyId, name: string, now: Date): Promise<boolean> {
    const [, found] = await this.database.query<[unknown[], number]>(
      'UPDATE journey SET name = $3, updated_at = $4 WHERE workspace_id = $1 AND id = $2',
      [workspaceId, id, name, now],
    );
    return found > 0;
  }

  /** Answers whether it was deleted: only a journey that was never published is. */
  async deleteUnpublished(workspaceId: WorkspaceId, id: JourneyId): Promise<boolean> {
    const [, deleted] = await this.database.query<[unknown[], number]>(
      'DELETE FROM journey WHERE workspace_id = $1 AND id = $2 AND current_version_id IS NULL',
      [workspaceId, id],
    );
    return deleted > 0;
  }

  /** Stores a draft if the stored one still has the revision that it was made from; null when it has not. */
  async saveDraft(
    workspaceId: WorkspaceId,
    id: JourneyId,
    { draftRevision, document }: { readonly draftRevision: number; readonly document: JourneyDocument },
    now: Date,
  ): Promise<StoredDraft | null> {
    const [[stored]] = await this.database.query<[StoredDraft[], number]>(
      `UPDATE journey j SET draft = $4, draft_revision = draft_revision + 1, updated_at = $5
        WHERE workspace_id = $1 AND id = $2 AND draft_revision = $3
       RETURNING draft_revision AS "draftRevision",
                 draft IS DISTINCT FROM (SELECT document FROM journey_version v WHERE v.id = j.current_version_id)
                   AS "draftChanged"`,
      [workspaceId, id, draftRevision, JSON.stringify(document), now],
    );
    return stored ?? null;
  }
}

interface SummaryRow {
  readonly id: JourneyId;
  readonly name: string;
  readonly status: JourneyStatus;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly versionId: VersionId | null;
  readonly versionNumber: number;
  readonly publishedAt: Date;
  readonly draftChanged: boolean;
  readonly active: string;
  readonly ended: string;
  readonly failed: string;
  readonly control: string;
  readonly holdout: string;
  readonly archivedAt: Date | null;
}

/** Runs are counted by the counters of all versions: as many as entered a node and did not leave it are active. */
function summaries(where: string, limit: string): string {
  return `
    WITH page AS (
      SELECT j.* FROM journey j WHERE ${where} ORDER BY j.updated_at DESC, j.id DESC LIMIT ${limit}
    ), counted AS (
      SELECT version_id, metric, n FROM counter UNION ALL SELECT version_id, metric, n FROM counter_delta
    ), runs AS (
      SELECT v.journey_id,
             sum(CASE c.metric WHEN 'entered' THEN c.n WHEN 'unconnected' THEN 0 ELSE -c.n END) AS active,
             sum(c.n) FILTER (WHERE c.metric IN ('ended', 'unconnected')) AS ended,
             sum(c.n) FILTER (WHERE c.metric = 'failed') AS failed,
             sum(c.n) FILTER (WHERE c.metric = 'control') AS control,
             sum(c.n) FILTER (WHERE c.metric = 'holdout') AS holdout
        FROM page JOIN journey_version v ON v.journey_id = page.id JOIN counted c ON c.version_id = v.id
       WHERE c.metric IN ('entered', 'unconnected', 'ended', 'failed', 'control', 'holdout', 'moved') OR c.metric LIKE 'output:%'
       GROUP BY v.journey_id
    )
    SELECT page.id, page.name, page.status, page.created_at AS "createdAt", page.updated_at AS "updatedAt",
           v.id AS "versionId", v.number AS "versionNumber", v.published_at AS "publishedAt",
           page.draft IS DISTINCT FROM v.document AS "draftChanged",
           coalesce(runs.active, 0) AS active, coalesce(runs.ended, 0) AS ended, coalesce(runs.failed, 0) AS failed,
           coalesce(runs.control, 0) AS control, coalesce(runs.holdout, 0) AS holdout, page.archived_at AS "archivedAt"
      FROM page
      LEFT JOIN journey_version v ON v.id = page.current_version_id
      LEFT JOIN runs ON runs.journey_id = page.id
     ORDER BY page.updated_at DESC, page.id DESC`;
}

function asSummary(row: SummaryRow): JourneySummary {
  const { id, name, status, createdAt, updatedAt, versionId, versionNumber, publishedAt, draftChanged } = row;
  return {
    id,
    name,
    status,
    createdAt: createdAt.getTime(),
    updatedAt: updatedAt.getTime(),
    version: versionId && { id: versionId, number: versionNumber, publishedAt: publishedAt.getTime() },
    draftChanged,
    runs: {
      active: Number(row.active),
      ended: Number(row.ended),
      failed: Number(row.failed),
      control: Number(row.control),
      holdout: Number(row.holdout),
    },
    archivedAt: row.archivedAt?.getTime() ?? null,
  };
}
