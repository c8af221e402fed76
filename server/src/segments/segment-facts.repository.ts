import { Injectable } from '@nestjs/common';
import type { ContactId, EpochMs, SegmentDefinition, SegmentId } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { Parameters } from '../database/parameters';
import { segmentSql } from './segment-sql';

export type SegmentsOf = ReadonlyMap<ContactId, readonly SegmentId[]>;

/** Which of a few segments contacts are in, in one statement however many contacts; nothing is asked for no segment. */
@Injectable()
export class SegmentFactsRepository {
  async of(
    contacts: readonly ContactId[],
    segments: readonly SegmentId[],
    now: EpochMs,
    tx: PoolClient,
  ): Promise<SegmentsOf> {
    if (contacts.length === 0 || segments.length === 0) return new Map();
    const { rows: saved } = await tx.query<{ readonly id: SegmentId; readonly definition: SegmentDefinition }>({
      name: 'segments by id',
      text: 'SELECT id, definition FROM segment WHERE id = ANY($1)',
      values: [segments],
    });
    if (saved.length === 0) return new Map();
    const parameters = new Parameters([contacts]);
    const memberships = saved.map(
      ({ id, definition }) =>
        `CASE WHEN ${segmentSql(definition, now, parameters)} THEN ${parameters.add(id, 'uuid')} END`,
    );
    const { rows } = await tx.query<{ readonly id: ContactId; readonly segments: readonly SegmentId[] }>(
      `SELECT c.id, array_remove(ARRAY[${memberships.join(', ')}], NULL)::text[] AS segments
         FROM contact c WHERE c.id = ANY($1::uuid[])`,
      parameters.values,
    );
    return new Map(rows.map(({ id, segments: ids }) => [id, ids]));
  }
}
