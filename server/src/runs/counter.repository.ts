import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import type { CounterDeltas } from './metrics';
import type { TaskResults } from './task-results';

/** Counters are written as deltas with the step that they count, and folded later. */
@Injectable()
export class CounterRepository {
  async add(deltas: CounterDeltas, tx: PoolClient): Promise<void> {
    const { rows } = deltas;
    if (rows.length === 0) return;
    await tx.query({
      name: 'add counters',
      text: `INSERT INTO counter_delta (version_id, node_id, metric, n)
             SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int[])`,
      values: [
        rows.map(({ versionId }) => versionId),
        rows.map(({ nodeId }) => nodeId),
        rows.map(({ metric }) => metric),
        rows.map(({ n }) => n),
      ],
    });
  }

  /** What became of the runs that tasks came to. */
  async addResults(results: TaskResults, tx: PoolClient): Promise<void> {
    const { rows } = results;
    if (rows.length === 0) return;
    await tx.query({
      name: 'add results',
      text: `UPDATE journey_task t SET moved = t.moved + r.moved, ended = t.ended + r.ended, stayed = t.stayed + r.stayed
               FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[]) AS r (id, moved, ended, stayed)
              WHERE t.id = r.id`,
      values: [
        rows.map(({ id }) => id),
        rows.map(({ moved }) => moved),
        rows.map(({ ended }) => ended),
        rows.map(({ stayed }) => stayed),
      ],
    });
  }

  /** Folds what has gathered into the counters, at most `limit` rows; answers how many rows were folded. */
  async fold(limit: number, tx: PoolClient): Promise<number> {
    const { rows } = await tx.query<{ readonly folded: string }>({
      name: 'fold counters',
      text: `WITH taken AS (
               DELETE FROM counter_delta WHERE ctid = ANY(ARRAY(
                 SELECT ctid FROM counter_delta LIMIT $1 FOR UPDATE SKIP LOCKED))
               RETURNING version_id, node_id, metric, n
             ), folded AS (
               INSERT INTO counter AS c (version_id, node_id, metric, n)
               SELECT version_id, node_id, metric, sum(n) FROM taken GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
               ON CONFLICT (version_id, node_id, metric) DO UPDATE SET n = c.n + excluded.n
             )
             SELECT count(*) AS folded FROM taken`,
      values: [limit],
    });
    return Number(rows[0]?.folded ?? 0);
  }
}
