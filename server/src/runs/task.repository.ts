import { Injectable } from '@nestjs/common';
import type { JourneyId, RunChange, TaskId, WorkspaceId } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { cancellingOfJourney } from '../outbound/cancelling-sql';
import { sparedBy } from './spared-by';

/** A task that is not finished, locked until the transaction ends. */
export interface OpenTask {
  readonly id: TaskId;
  readonly workspaceId: WorkspaceId;
  readonly journeyId: JourneyId;
  readonly change: RunChange;
  readonly cursor: string | null;
}

/** Changes to all runs of a journey: each run is told by an event of its own, in the order of everything else. */
@Injectable()
export class TaskRepository {
  /** Locks the oldest open task that nobody else works at, after the one that is named. */
  async lockNext(after: TaskId | null, tx: PoolClient): Promise<OpenTask | null> {
    const { rows } = await tx.query<OpenTask>(
      `SELECT id, workspace_id AS "workspaceId", journey_id AS "journeyId", change, cursor FROM journey_task
        WHERE finished_at IS NULL AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [after],
    );
    return rows[0] ?? null;
  }

  /** Tells the next runs, at most `limit`; answers how many there were. What was told and how far it came commit as one. */
  async askNext(
    { id, journeyId, change, cursor }: OpenTask,
    limit: number,
    now: Date,
    tx: PoolClient,
  ): Promise<number> {
    const { rows } = await tx.query<{ readonly asked: number }>(
      `WITH next AS (
         SELECT id, lane, contact_id, channel_id FROM run
          WHERE journey_id = $2 AND status = 'active' AND ($3::uuid IS NULL OR id > $3)
            AND version_id IS DISTINCT FROM $6::uuid
          ORDER BY id LIMIT $4
       ), told AS (
         INSERT INTO event (lane, contact_id, channel_id, run_id, payload, received_at)
         SELECT lane, contact_id, channel_id, id, $5::json, $7 FROM next ORDER BY id
       )
       UPDATE journey_task t SET asked = t.asked + n.count, cursor = coalesce(n.last, t.cursor)
         FROM (SELECT count(*)::int AS count, (array_agg(id ORDER BY id DESC))[1] AS last FROM next) AS n
        WHERE t.id = $1
       RETURNING n.count AS asked`,
      [id, journeyId, cursor, limit, JSON.stringify({ type: 'task', task: id, change }), sparedBy(change), now],
    );
    return rows[0]?.asked ?? 0;
  }

  /** Finishes a task whose every run was told, once nobody waits for its turn any more; answers whether it is over. */
  async finish({ id, journeyId }: OpenTask, now: Date, tx: PoolClient): Promise<boolean> {
    const { rowCount } = await tx.query(
      `UPDATE journey_task SET finished_at = $3
        WHERE id = $1
          AND NOT EXISTS (SELECT 1 FROM event WHERE payload->>'task' = $1::text)
          AND NOT EXISTS (SELECT 1 FROM held_event WHERE journey_id = $2 AND payload->>'task' = $1::text)`,
      [id, journeyId, now],
    );
    return rowCount === 1;
  }

  /** Takes back what waits to be sent for a journey whose people all leave it. */
  async cancelQueued(journeyId: JourneyId, tx: PoolClient): Promise<void> {
    await tx.query(`WITH ${cancellingOfJourney}`, [journeyId]);
  }

  /** Journeys that were stopping and have nobody left are stopped from now on; answers which. */
  async stopEmpty(
    now: Date,
    tx: PoolClient,
  ): Promise<readonly { readonly id: JourneyId; readonly workspaceId: WorkspaceId }[]> {
    const { rows } = await tx.query<{ readonly id: JourneyId; readonly workspaceId: WorkspaceId }>(
      `UPDATE journey j SET status = 'stopped', updated_at = $1
        WHERE status = 'stopping'
          AND NOT EXISTS (SELECT 1 FROM run r WHERE r.journey_id = j.id AND r.status = 'active')
          AND NOT EXISTS (SELECT 1 FROM journey_task t WHERE t.journey_id = j.id AND t.finished_at IS NULL)
       RETURNING id, workspace_id AS "workspaceId"`,
      [now],
    );
    return rows;
  }

  async record(
    entries: readonly {
      readonly id: string;
      readonly workspaceId: WorkspaceId;
      readonly journeyId: JourneyId;
      readonly action: 'finished' | 'stopped';
      readonly task: TaskId | null;
    }[],
    now: Date,
    tx: PoolClient,
  ): Promise<void> {
    if (entries.length === 0) return;
    await tx.query(
      `INSERT INTO journey_audit (id, workspace_id, journey_id, at, who, action, details)
       SELECT x.id, x.workspace_id, x.journey_id, $6, 'Sendero', x.action,
              coalesce((SELECT jsonb_build_object('moved', t.moved, 'ended', t.ended, 'stayed', t.stayed)
                          FROM journey_task t WHERE t.id = x.task), '{}')
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[])
              AS x (id, workspace_id, journey_id, action, task)`,
      [
        entries.map(({ id }) => id),
        entries.map(({ workspaceId }) => workspaceId),
        entries.map(({ journeyId }) => journeyId),
        entries.map(({ action }) => action),
        entries.map(({ task }) => task),
        now,
      ],
    );
  }
}
