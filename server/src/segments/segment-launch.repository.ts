import { Injectable } from '@nestjs/common';
import type {
  ChannelId,
  ContactId,
  EpochMs,
  JourneyId,
  NodeId,
  SegmentDefinition,
  SegmentId,
  WorkspaceId,
} from '@sendero/shared';
import type { PoolClient } from 'pg';
import { Parameters } from '../database/parameters';
import { newId } from '../new-id';
import { takeUnplanned, type UnplannedVersion } from '../runs/unplanned-versions.repository';
import { segmentSql } from './segment-sql';

/** What a trigger asks for. */
export interface PlannedLaunch {
  readonly node: NodeId;
  readonly segment: SegmentId;
  readonly occasion: string;
  readonly mode: 'once' | 'entering';
  readonly dueAt: EpochMs;
}

/** A launch that is worked on, locked until the transaction ends. */
export interface DueLaunch {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly journeyId: JourneyId;
  readonly node: NodeId;
  readonly mode: 'once' | 'entering';
  readonly reached: ContactId | null;
  readonly members: number | null;
  readonly definition: SegmentDefinition;
}

/** Somebody to start, and the channel that they are written to on. */
export interface Member {
  readonly contactId: ContactId;
  /** Null when the workspace has no channel at all. */
  readonly channelId: ChannelId | null;
}

@Injectable()
export class SegmentLaunchRepository {
  /** Versions whose triggers are not followed yet, which are from now on. */
  takeUnplanned(limit: number, tx: PoolClient): Promise<readonly UnplannedVersion[]> {
    return takeUnplanned('launch_plan', limit, tx);
  }

  /** Ends what the journey's triggers no longer ask for. */
  async endOthers(journey: JourneyId, planned: readonly PlannedLaunch[], tx: PoolClient): Promise<void> {
    await tx.query(
      `DELETE FROM segment_launch l
        WHERE l.journey_id = $1 AND NOT EXISTS (
          SELECT 1 FROM unnest($2::text[], $3::uuid[], $4::text[]) AS k (node_id, segment_id, occasion)
           WHERE k.node_id = l.node_id AND k.segment_id = l.segment_id AND k.occasion = l.occasion)`,
      [
        journey,
        planned.map(({ node }) => node),
        planned.map(({ segment }) => segment),
        planned.map(({ occasion }) => occasion),
      ],
    );
  }

  /**
   * Begins a launch, unless it was begun before; then it goes on as it is. Who is a member already does not enter.
   */
  async begin(
    { journeyId, workspaceId }: UnplannedVersion,
    { node, segment, occasion, mode, dueAt }: PlannedLaunch,
    now: EpochMs,
    tx: PoolClient,
  ): Promise<void> {
    const id = newId();
    const { rows } = await tx.query<{ readonly definition: SegmentDefinition }>(
      `WITH begun AS (
         INSERT INTO segment_launch (id, journey_id, node_id, segment_id, occasion, mode, status, due_at)
         SELECT $1, $2, $3, s.id, $5, $6, 'running', $7 FROM segment s WHERE s.id = $4 AND s.workspace_id = $8
         ON CONFLICT (journey_id, node_id, segment_id, occasion) DO NOTHING
         RETURNING segment_id
       )
       SELECT s.definition FROM begun b JOIN segment s ON s.id = b.segment_id`,
      [id, journeyId, node, segment, occasion, mode, new Date(dueAt), workspaceId],
    );
    const [begun] = rows;
    if (!begun || mode === 'once') return;
    const parameters = new Parameters([id, workspaceId]);
    await tx.query(
      `INSERT INTO segment_launch_contact (launch_id, contact_id)
       SELECT $1::uuid, c.id FROM contact c WHERE c.workspace_id = $2 AND ${segmentSql(begun.definition, now, parameters)}`,
      parameters.values,
    );
  }

  /** Locks a launch whose time has come and whose journey is live; null when there is none that nobody else works on. */
  async takeDue(now: Date, tx: PoolClient): Promise<DueLaunch | null> {
    const { rows } = await tx.query<DueLaunch>(
      `SELECT l.id, j.workspace_id AS "workspaceId", l.journey_id AS "journeyId", l.node_id AS node, l.mode, l.reached,
              l.members, s.definition
         FROM segment_launch l
         JOIN journey j ON j.id = l.journey_id AND j.status = 'live'
         JOIN segment s ON s.id = l.segment_id
        WHERE l.status = 'running' AND l.due_at <= $1
        ORDER BY l.due_at LIMIT 1 FOR UPDATE OF l SKIP LOCKED`,
      [now],
    );
    return rows[0] ?? null;
  }

  async countMembers({ workspaceId, definition }: DueLaunch, now: EpochMs, tx: PoolClient): Promise<number> {
    const parameters = new Parameters([workspaceId]);
    const { rows } = await tx.query<{ readonly members: string }>(
      `SELECT count(*) AS members FROM contact c
        WHERE c.workspace_id = $1 AND ${segmentSql(definition, now, parameters)}`,
      parameters.values,
    );
    return Number(rows[0]?.members ?? 0);
  }

  /** Forgets who is no longer a member, so that they can enter again. */
  async forgetFormer({ id, workspaceId, definition }: DueLaunch, now: EpochMs, tx: PoolClient): Promise<void> {
    const parameters = new Parameters([id, workspaceId]);
    await tx.query(
      `DELETE FROM segment_launch_contact m
        WHERE m.launch_id = $1 AND NOT EXISTS (
          SELECT 1 FROM contact c WHERE c.id = m.contact_id AND c.workspace_id = $2
             AND ${segmentSql(definition, now, parameters)})`,
      parameters.values,
    );
  }

  /** The next members who were not started yet, in the order of their ids. */
  async nextMembers(
    { id, workspaceId, definition, reached }: DueLaunch,
    limit: number,
    now: EpochMs,
    tx: PoolClient,
  ): Promise<readonly Member[]> {
    const parameters = new Parameters([id, workspaceId, reached, limit]);
    const { rows } = await tx.query<Member>(
      `SELECT c.id AS "contactId",
              coalesce((SELECT t.channel_id FROM conversation t WHERE t.contact_id = c.id
                         ORDER BY t.last_inbound_at DESC NULLS LAST, t.id LIMIT 1),
                       (SELECT h.id FROM channel h WHERE h.workspace_id = $2 ORDER BY h.created_at, h.id LIMIT 1)
              ) AS "channelId"
         FROM contact c
        WHERE c.workspace_id = $2 AND ($3::uuid IS NULL OR c.id > $3) AND ${segmentSql(definition, now, parameters)}
          AND NOT EXISTS (SELECT 1 FROM segment_launch_contact m WHERE m.launch_id = $1 AND m.contact_id = c.id)
        ORDER BY c.id LIMIT $4`,
      parameters.values,
    );
    return rows;
  }

  /** Notes who starts now; of those alone who were not noted before. */
  async note({ id }: DueLaunch, members: readonly Member[], tx: PoolClient): Promise<ReadonlySet<ContactId>> {
    const { rows } = await tx.query<{ readonly contactId: ContactId }>(
      `INSERT INTO segment_launch_contact (launch_id, contact_id) SELECT $1, x FROM unnest($2::uuid[]) AS x
       ON CONFLICT DO NOTHING RETURNING contact_id AS "contactId"`,
      [id, members.map(({ contactId }) => contactId)],
    );
    return new Set(rows.map(({ contactId }) => contactId));
  }

  async progress(
    { id }: DueLaunch,
    {
      reached,
      members,
      started,
      status,
      dueAt,
    }: {
      readonly reached: ContactId | null;
      readonly members: number | null;
      readonly started: number;
      readonly status: 'running' | 'done';
      /** Null leaves it as it is. */
      readonly dueAt: Date | null;
    },
    tx: PoolClient,
  ): Promise<void> {
    await tx.query(
      `UPDATE segment_launch SET reached = $2, members = $3, started = started + $4, status = $5,
              due_at = coalesce($6, due_at) WHERE id = $1`,
      [id, reached, members, started, status, dueAt],
    );
  }
}
