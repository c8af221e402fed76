import { BROKEN_OFF } from './broken-off';
import type { Check } from './check';

/**
 * The counters say what the rows say. A run that was moved to another version may leave no row in the old one, so who
 * came to a node is compared without those who were moved away from it.
 */
export const counterChecks: readonly Check[] = [
  {
    complaint: 'A counter of a node differs from the rows that it counts',
    sql: `
WITH counted AS (
  SELECT version_id, node_id, CASE metric WHEN 'moved' THEN 'entered' ELSE metric END AS metric,
         sum(CASE metric WHEN 'moved' THEN -n ELSE n END)::bigint AS n
    FROM (SELECT * FROM counter UNION ALL SELECT * FROM counter_delta) AS parts
   GROUP BY 1, 2, 3
), finished AS (
  SELECT v.run_id, v.revision, v.version_id, v.node_id, v.output, r.status, CASE WHEN v.revision = 1 THEN r.state->>'reason' END AS withheld
    FROM visit v JOIN run r ON r.id = v.run_id
   WHERE NOT ${BROKEN_OFF}
), passed AS (
  SELECT version_id, node_id,
         CASE WHEN output IS NOT NULL THEN 'output:' || output WHEN status = 'failed' THEN 'failed'
              WHEN withheld = 'control_group' THEN 'control' WHEN withheld = 'holdout' THEN 'holdout' ELSE 'ended' END
           AS metric
    FROM finished
  UNION ALL
  SELECT version_id, node_id, 'entered' FROM finished
  UNION ALL
  SELECT version_id, node_id, 'unconnected' FROM finished f
   WHERE status = 'ended' AND output IS NOT NULL
     AND NOT EXISTS (SELECT FROM visit later WHERE later.run_id = f.run_id AND later.revision > f.revision)
  UNION ALL
  SELECT version_id, state->>'node', 'entered' FROM run WHERE status = 'active'
  UNION ALL
  SELECT version_id, node_id, 'queued' FROM message WHERE run_id IS NOT NULL
  UNION ALL
  -- A message counts once for every status that it passed.
  SELECT m.version_id, m.node_id, s.metric
    FROM message m
    JOIN (VALUES ('sent', 'sent'), ('sent', 'delivered'), ('sent', 'read'), ('delivered', 'delivered'),
                 ('delivered', 'read'), ('read', 'read'), ('message_failed', 'failed')) AS s (metric, status)
      ON s.status = m.status::text
   WHERE m.run_id IS NOT NULL
), rows AS (
  SELECT version_id, node_id, metric, count(*) AS n FROM passed GROUP BY 1, 2, 3
)
SELECT format('%s %s: the counter says %s, the rows say %s', node_id, metric, coalesce(c.n, 0), coalesce(r.n, 0))
         AS difference
  FROM counted c FULL JOIN rows r USING (version_id, node_id, metric)
 WHERE coalesce(c.n, 0) <> coalesce(r.n, 0)
 ORDER BY 1`,
  },
  {
    complaint: 'More passages were broken off at a node than runs were moved away from it',
    sql: `
WITH moved AS (
  SELECT version_id, node_id, sum(n) AS n
    FROM (SELECT * FROM counter UNION ALL SELECT * FROM counter_delta) AS parts WHERE metric = 'moved' GROUP BY 1, 2
), broken AS (
  SELECT v.version_id, v.node_id, count(*) AS n FROM visit v JOIN run r ON r.id = v.run_id WHERE ${BROKEN_OFF} GROUP BY 1, 2
)
SELECT format('%s: %s were moved, %s left a passage', node_id, coalesce(m.n, 0), b.n) AS difference
  FROM broken b LEFT JOIN moved m USING (version_id, node_id) WHERE b.n > coalesce(m.n, 0)`,
  },
  {
    complaint: 'A conversation does not count the messages that came in',
    sql: `
SELECT format('contact %s: %s unread, %s messages', c.contact_id, c.unread, count(m.id)) AS difference
  FROM conversation c
  LEFT JOIN message m ON m.contact_id = c.contact_id AND m.channel_id = c.channel_id AND m.direction = 'in'
 GROUP BY c.id HAVING c.unread <> count(m.id)`,
  },
];
