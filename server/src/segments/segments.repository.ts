import { Injectable } from '@nestjs/common';
import type { EpochMs, Segment, SegmentCount, SegmentDefinition, SegmentId, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';
import type { Slice, TimePlace } from '../http/page';
import { Parameters } from '../database/parameters';
import { segmentSql } from './segment-sql';

/** What a person can say of a segment; what is left out stays as it is. */
export interface SegmentFields {
  readonly name?: string;
  readonly definition?: SegmentDefinition;
}

@Injectable()
export class SegmentsRepository {
  constructor(private readonly database: DataSource) {}

  /** Newest change first. */
  async list(workspaceId: WorkspaceId, { after, limit }: Slice<TimePlace>): Promise<readonly Segment[]> {
    const [time, id] = after ?? [null, null];
    const rows = await this.database.query<SegmentRow[]>(
      `SELECT ${COLUMNS} FROM segment
        WHERE workspace_id = $1 AND ($2::timestamptz IS NULL OR (updated_at, id) < ($2, $3::uuid))
        ORDER BY updated_at DESC, id DESC LIMIT $4`,
      [workspaceId, time === null ? null : new Date(time), id, limit + 1],
    );
    return rows.map(asSegment);
  }

  async find(workspaceId: WorkspaceId, id: SegmentId): Promise<Segment | null> {
    const [row] = await this.database.query<SegmentRow[]>(
      `SELECT ${COLUMNS} FROM segment WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, id],
    );
    return row ? asSegment(row) : null;
  }

  async ids(workspaceId: WorkspaceId): Promise<readonly SegmentId[]> {
    const rows = await this.database.query<{ readonly id: SegmentId }[]>(
      'SELECT id FROM segment WHERE workspace_id = $1',
      [workspaceId],
    );
    return rows.map(({ id }) => id);
  }

  /** What those of the segments mean that are there. */
  async named(
    workspaceId: WorkspaceId,
    ids: readonly SegmentId[],
  ): Promise<readonly Pick<Segment, 'id' | 'definition'>[]> {
    if (ids.length === 0) return [];
    return this.database.query<Pick<Segment, 'id' | 'definition'>[]>(
      'SELECT id, definition FROM segment WHERE workspace_id = $1 AND id::text = ANY($2)',
      [workspaceId, ids],
    );
  }

  /** @throws QueryFailedError when the name is taken */
  async insert(workspaceId: WorkspaceId, id: SegmentId, fields: Required<SegmentFields>, now: Date): Promise<void> {
    await this.database.query(
      `INSERT INTO segment (id, workspace_id, name, definition, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)`,
      [id, workspaceId, fields.name, JSON.stringify(fields.definition), now],
    );
  }

  /** Answers whether there is such a segment. @throws QueryFailedError when the name is taken */
  async update(
    workspaceId: WorkspaceId,
    id: SegmentId,
    { name, definition }: SegmentFields,
    now: Date,
  ): Promise<boolean> {
    const [, found] = await this.database.query<[unknown[], number]>(
      `UPDATE segment SET name = coalesce($3, name), definition = coalesce($4, definition), updated_at = $5
        WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, id, name ?? null, definition ? JSON.stringify(definition) : null, now],
    );
    return found > 0;
  }

  /** Answers whether there was such a segment. */
  async delete(workspaceId: WorkspaceId, id: SegmentId): Promise<boolean> {
    const [, deleted] = await this.database.query<[unknown[], number]>(
      'DELETE FROM segment WHERE workspace_id = $1 AND id = $2',
      [workspaceId, id],
    );
    return deleted > 0;
  }

  /** Names of the journeys whose draft or current version asks about the segment, and of the rules that do. */
  async namesUsing(workspaceId: WorkspaceId, id: SegmentId): Promise<readonly string[]> {
    const rows = await this.database.query<{ readonly name: string }[]>(
      `SELECT j.name FROM journey j LEFT JOIN journey_version v ON v.id = j.current_version_id
        WHERE j.workspace_id = $1 AND (strpos(j.draft::text, $2) > 0 OR strpos(v.document::text, $2) > 0)
       UNION ALL
       SELECT definition->>'name' FROM rule WHERE workspace_id = $1 AND strpos(definition::text, $2) > 0
        ORDER BY name`,
      [workspaceId, id],
    );
    return rows.map(({ name }) => name);
  }

  async count(workspaceId: WorkspaceId, definition: SegmentDefinition, now: EpochMs): Promise<SegmentCount> {
    const parameters = new Parameters([workspaceId]);
    const members = segmentSql(definition, now, parameters);
    const [row] = await this.database.query<{ readonly members: string; readonly contacts: string }[]>(
      `SELECT count(*) FILTER (WHERE ${members}) AS members, count(*) AS contacts FROM contact c WHERE c.workspace_id = $1`,
      parameters.values,
    );
    return { members: Number(row?.members ?? 0), contacts: Number(row?.contacts ?? 0) };
  }
}

interface SegmentRow extends Pick<Segment, 'id' | 'name' | 'definition'> {
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const COLUMNS = 'id, name, definition, created_at AS "createdAt", updated_at AS "updatedAt"';

function asSegment({ createdAt, updatedAt, ...row }: SegmentRow): Segment {
  return { ...row, createdAt: createdAt.getTime(), updatedAt: updatedAt.getTime() };
}
