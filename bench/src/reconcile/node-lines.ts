import type { PoolClient } from 'pg';

/** What the counters say of one node. */
export interface NodeLine {
  readonly node: string;
  readonly title: string;
  readonly counts: ReadonlyMap<string, number>;
}

/** The counters of every node of the live journeys, in the order in which the nodes were drawn. */
export async function nodeLines(database: PoolClient): Promise<readonly NodeLine[]> {
  const { rows } = await database.query<{
    readonly node: string;
    readonly title: string;
    readonly counts: Readonly<Record<string, number>>;
  }>(`
SELECT n.node->>'id' AS node, n.node->>'title' AS title,
       coalesce((SELECT json_object_agg(metric, total)
                   FROM (SELECT metric, sum(c.n)::int AS total
                           FROM (SELECT * FROM counter UNION ALL SELECT * FROM counter_delta) AS c
                          WHERE c.version_id = v.id AND c.node_id = n.node->>'id' GROUP BY metric) AS sums), '{}') AS counts
  FROM journey j JOIN journey_version v ON v.id = j.current_version_id,
       jsonb_array_elements(v.document->'nodes') WITH ORDINALITY AS n (node, position)
 WHERE j.status = 'live' ORDER BY j.created_at, n.position`);
  return rows.map(({ node, title, counts }) => ({ node, title, counts: new Map(Object.entries(counts)) }));
}
