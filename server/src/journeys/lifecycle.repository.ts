import { Injectable } from '@nestjs/common';
import {
  storedJourney,
  type JourneyDocument,
  type JourneyId,
  type JourneyStatus,
  type JourneyTask,
  type NodeId,
  type RunChange,
  type TaskId,
  type VersionId,
  type WorkspaceId,
} from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';
import { cancellingOfJourney } from '../outbound/cancelling-sql';
import { sparedBy } from '../runs/spared-by';

/** A journey that a transaction has locked. */
export interface LockedJourney {
  readonly status: JourneyStatus;
  readonly archived: boolean;
  readonly draft: JourneyDocument;
}

/** How many runs wait at a place of a version. */
export interface Standing {
  readonly versionId: VersionId;
  readonly node: NodeId;
  readonly phase: string;
  readonly runs: number;
}

/** What a journey's status and its runs are changed by. Ids of journeys are the workspace's own: they were locked by it. */
@Injectable()
export class LifecycleRepository {
  constructor(private readonly database: DataSource) {}

  /** Runs `work` in one transaction; an error rolls back and is passed on. */
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Locks the journey until the transaction ends; null when there is none. */
  async lock(workspaceId: WorkspaceId, id: JourneyId, tx: EntityManager): Promise<LockedJourney | null> {
    const [row] = await tx.query<LockedJourney[]>(
      `SELECT status, archived_at IS NOT NULL AS archived, draft FROM journey
        WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
      [workspaceId, id],
    );
    return row ? { ...row, draft: storedJourney(row.draft) } : null;
  }

  /** Makes a version the one that new runs walk. The journey goes live, but a paused one stays paused. */
  async setCurrentVersion(id: JourneyId, version: VersionId, now: Date, tx: EntityManager): Promise<void> {
    await tx.query(
      `UPDATE journey SET current_version_id = $2, updated_at = $3,
              status = CASE status WHEN 'paused' THEN 'paused' ELSE 'live' END
        WHERE id = $1`,
      [id, version, now],
    );
  }

  async setStatus(id: JourneyId, status: JourneyStatus, now: Date, tx: EntityManager): Promise<void> {
    await tx.query('UPDATE journey SET status = $2, updated_at = $3, spread_until = NULL WHERE id = $1', [
      id,
      status,
      now,
    ]);
  }

  async setArchived(id: JourneyId, archived: boolean, now: Date, tx: EntityManager): Promise<void> {
    await tx.query('UPDATE journey SET archived_at = $2, updated_at = $3 WHERE id = $1', [
      id,
      archived ? now : null,
      now,
    ]);
  }

  /** Where the active runs of a journey stand. */
  async standings(workspaceId: WorkspaceId, id: JourneyId): Promise<readonly Standing[]> {
    return this.database.query<Standing[]>(
      `SELECT version_id AS "versionId", state->>'node' AS node, state->>'phase' AS phase, count(*)::int AS runs
         FROM run WHERE workspace_id = $1 AND journey_id = $2 AND status = 'active'
        GROUP BY 1, 2, 3 ORDER BY runs DESC, node`,
      [workspaceId, id],
    );
  }

  /** Orders a change to every active run of the journey but those of the version that it spares. */
  async addTask(
    workspaceId: WorkspaceId,
    journeyId: JourneyId,
    { id, change }: { readonly id: TaskId; readonly change: RunChange },
    now: Date,
    tx: EntityManager,
  ): Promise<number> {
    const [row] = await tx.query<{ readonly total: number }[]>(
      `INSERT INTO journey_task (id, workspace_id, journey_id, change, total, created_at)
       SELECT $1, $2, $3, $4, count(*), $5 FROM run
        WHERE journey_id = $3 AND status = 'active' AND version_id IS DISTINCT FROM $6::uuid
       RETURNING total`,
      [id, workspaceId, journeyId, JSON.stringify(change), now, sparedBy(change)],
    );
    return row?.total ?? 0;
  }

  async hasOpenTask(journeyId: JourneyId, tx: EntityManager): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      'SELECT id FROM journey_task WHERE journey_id = $1 AND finished_at IS NULL LIMIT 1',
      [journeyId],
    );
    return rows.length > 0;
  }

  /** Newest first. */
  async tasks(workspaceId: WorkspaceId, journeyId: JourneyId, limit: number): Promise<readonly JourneyTask[]> {
    const rows = await this.database.query<TaskRow[]>(
      `SELECT id, change, total, asked, moved, ended, stayed, created_at AS "createdAt", finished_at AS "finishedAt"
         FROM journey_task WHERE workspace_id = $1 AND journey_id = $2 ORDER BY id DESC LIMIT $3`,
      [workspaceId, journeyId, limit],
    );
    return rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.getTime(),
      finishedAt: row.finishedAt?.getTime() ?? null,
    }));
  }

  /** Takes back what waits to be sent. */
  async cancelQueued(id: JourneyId, tx: EntityManager): Promise<number> {
    const parts = await tx.query<{ cancelled: number }[]>(`WITH ${cancellingOfJourney}`, [id]);
    return parts.reduce((sum, { cancelled }) => sum + cancelled, 0);
  }
}

interface TaskRow extends Omit<JourneyTask, 'createdAt' | 'finishedAt'> {
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}
