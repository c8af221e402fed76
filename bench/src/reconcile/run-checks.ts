import type { Check } from './check';

/** Every run walked its journey edge by edge, without a gap and without a step made twice. */
export const runChecks: readonly Check[] = [
  {
    complaint: 'A run did not walk along the edges of its journey',
    sql: `
WITH edge AS (
  SELECT v.id AS version_id, e->>'from' AS node_id, e->>'output' AS output, e->>'to' AS next
    FROM journey_version v, jsonb_array_elements(v.document->'edges') AS e
), step AS (
  SELECT v.run_id, v.version_id, v.revision, v.node_id, v.output,
         lead(v.node_id) OVER way AS then_node, lead(v.revision) OVER way AS then_revision, r.status, r.state
    FROM visit v JOIN run r ON r.id = v.run_id
  WINDOW way AS (PARTITION BY v.run_id ORDER BY v.revision)
), followed AS (
  SELECT step.run_id, step.revision, step.node_id, step.output, edge.next,
         coalesce(then_node, CASE WHEN status = 'active' THEN state->>'node' END) AS went,
         coalesce(then_revision, CASE WHEN status = 'active' THEN (state->>'revision')::int END) AS went_revision
    FROM step LEFT JOIN edge USING (version_id, node_id, output)
)
SELECT format('run %s left %s by %s and should be at %s, but is at %s', run_id, node_id, coalesce(output, 'no output'),
              coalesce(next, 'the end'), coalesce(went, 'the end')) AS difference
  FROM followed
 WHERE next IS DISTINCT FROM went OR (went IS NOT NULL AND went_revision <> revision + 1)`,
  },
  {
    complaint: 'A run has visits missing',
    sql: `
SELECT format('run %s has %s visits at revision %s', r.id, count(v.revision), r.state->>'revision') AS difference
  FROM run r LEFT JOIN visit v ON v.run_id = r.id
 GROUP BY r.id
HAVING count(v.revision) <> (r.state->>'revision')::int - CASE WHEN r.status = 'active' THEN 1 ELSE 0 END`,
  },
  {
    complaint: 'A run waits for a timer that is not there, or a timer for a run that is over',
    sql: `
SELECT format('run %s', r.id) AS difference FROM run r
 WHERE r.status = 'active' AND NOT EXISTS (SELECT 1 FROM timer t WHERE t.run_id = r.id)
UNION ALL
SELECT format('timer of run %s', t.run_id) FROM timer t
 WHERE NOT EXISTS (SELECT 1 FROM run r WHERE r.id = t.run_id AND r.status = 'active')`,
  },
  {
    complaint: 'A run failed',
    sql: `SELECT format('run %s at %s: %s', id, state->>'node', state->>'reason') AS difference FROM run
           WHERE status = 'failed'`,
  },
  {
    complaint: 'A visit that sent has no message, or a message no such visit',
    sql: `
WITH sender AS (
  SELECT v.id AS version_id, n->>'id' AS node_id
    FROM journey_version v, jsonb_array_elements(v.document->'nodes') AS n WHERE n->>'type' = 'send'
), sent AS (
  SELECT v.run_id, v.revision, v.node_id FROM visit v JOIN sender USING (version_id, node_id) WHERE v.output = 'sent'
), asked AS (
  SELECT run_id, revision, node_id FROM message WHERE run_id IS NOT NULL
)
SELECT format('%s of run %s: %s', node_id, run_id,
              CASE WHEN a.run_id IS NULL THEN 'no message' ELSE 'a message without a visit' END) AS difference
  FROM sent s FULL JOIN asked a USING (run_id, revision, node_id)
 WHERE s.run_id IS NULL OR a.run_id IS NULL`,
  },
];
