import { BROKEN_OFF } from './broken-off';
import type { Check } from './check';

/**
 * Every run walked its journey edge by edge, without a gap and without a step made twice. Revisions grow from visit to
 * visit, by more than one where a visit had several messages or timers; each visit begins when the one before it ended.
 */
export const runChecks: readonly Check[] = [
  {
    complaint: 'A run did not walk along the edges of its journey',
    sql: `
WITH edge AS (
  SELECT v.id AS version_id, e->>'from' AS node_id, e->>'output' AS output, e->>'to' AS next
    FROM journey_version v, jsonb_array_elements(v.document->'edges') AS e
), step AS (
  SELECT v.run_id, v.version_id, v.revision, v.node_id, v.output, ${BROKEN_OFF} AS broken_off,
         lead(v.node_id) OVER way AS then_node, lead(v.revision) OVER way AS then_revision, r.status, r.state
    FROM visit v JOIN run r ON r.id = v.run_id
  WINDOW way AS (PARTITION BY v.run_id ORDER BY v.revision)
), followed AS (
  SELECT step.run_id, step.revision, step.node_id, step.output, edge.next, broken_off,
         coalesce(then_node, CASE WHEN status = 'active' THEN state->>'node' END) AS went,
         coalesce(then_revision, CASE WHEN status = 'active' THEN (state->>'revision')::int END) AS went_revision
    FROM step LEFT JOIN edge USING (version_id, node_id, output)
)
SELECT format('run %s left %s by %s and should be at %s, but is at %s', run_id, node_id, coalesce(output, 'no output'),
              coalesce(next, 'the end'), coalesce(went, 'the end')) AS difference
  FROM followed
 WHERE (next IS DISTINCT FROM went AND NOT broken_off) OR went_revision <= revision`,
  },
  {
    complaint: 'A run has visits missing',
    sql: `
WITH trigger AS (
  SELECT v.id AS version_id, n->>'id' AS node_id
    FROM journey_version v, jsonb_array_elements(v.document->'nodes') AS n WHERE n->>'type' LIKE 'trigger.%'
), passage AS (
  SELECT run_id, revision, version_id, node_id, entered_at, left_at FROM visit
  UNION ALL
  SELECT id, (state->>'revision')::int, version_id, state->>'node', to_timestamp((state->>'enteredAt')::float8 / 1000), NULL
    FROM run WHERE status = 'active'
), step AS (
  SELECT p.*, lag(left_at, 1, r.started_at) OVER (PARTITION BY run_id ORDER BY revision) AS came_at
    FROM passage p JOIN run r ON r.id = p.run_id
)
SELECT format('run %s came to %s at %s, but was on its way from %s on', run_id, node_id, entered_at, came_at) AS difference
  FROM step WHERE abs(extract(epoch FROM entered_at - came_at)) >= 0.001
UNION ALL
SELECT format('run %s begins at %s', first.run_id, first.node_id)
  FROM (SELECT DISTINCT ON (run_id) * FROM passage ORDER BY run_id, revision) AS first
 WHERE NOT EXISTS (SELECT 1 FROM trigger t WHERE t.version_id = first.version_id AND t.node_id = first.node_id)
UNION ALL
SELECT format('run %s has none at all', r.id) FROM run r
 WHERE r.status <> 'active' AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.run_id = r.id)`,
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
  -- Other steps send as well, such as a question that is asked again, and none of these leaves by “sent”.
  SELECT run_id, revision, node_id FROM message JOIN sender USING (version_id, node_id) WHERE run_id IS NOT NULL
), under_way AS (
  -- It has sent and waits for the answer, or was moved to another version meanwhile, or failed.
  SELECT id AS run_id, (state->>'revision')::int AS revision, state->>'node' AS node_id FROM run WHERE status = 'active'
  UNION
  SELECT v.run_id, v.revision, v.node_id FROM visit v JOIN run r ON r.id = v.run_id
   WHERE v.output = 'failed' OR v.output IS NULL
)
SELECT format('%s of run %s: %s', node_id, run_id,
              CASE WHEN a.run_id IS NULL THEN 'no message' ELSE 'a message without a visit' END) AS difference
  FROM sent s FULL JOIN asked a USING (run_id, revision, node_id)
 WHERE a.run_id IS NULL
    OR (s.run_id IS NULL AND NOT EXISTS (SELECT 1 FROM under_way u WHERE u.run_id = a.run_id AND u.revision = a.revision))`,
  },
];
