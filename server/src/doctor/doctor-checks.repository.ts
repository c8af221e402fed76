/** A queue that is being worked is never this far behind. */
const LATE = `interval '60 seconds'`;

/** Each finds rows that break one thing that must hold. $1 is the workspace, $2 the product's time. */
export const CHECKS = {
  'timer.overdue': `
    SELECT t.run_id::text AS example FROM timer t JOIN run r ON r.id = t.run_id
     WHERE r.workspace_id = $1::uuid AND r.status = 'active' AND t.due_at < $2::timestamptz - ${LATE}`,
  'timer.orphaned': `
    SELECT t.run_id::text AS example FROM timer t
     WHERE NOT EXISTS (SELECT 1 FROM run r WHERE r.id = t.run_id AND (r.status = 'active' OR r.workspace_id <> $1::uuid))`,
  'event.waiting': `
    SELECT e.id::text AS example FROM event e JOIN contact c ON c.id = e.contact_id
     WHERE c.workspace_id = $1::uuid AND e.received_at < $2::timestamptz - ${LATE}`,
  'event.dead': `
    SELECT e.id::text AS example FROM dead_event e
     WHERE e.seen_at IS NULL AND EXISTS (SELECT 1 FROM contact c WHERE c.id = e.contact_id AND c.workspace_id = $1::uuid)`,
  'event.held': `
    SELECT h.id::text AS example FROM held_event h JOIN journey j ON j.id = h.journey_id
     WHERE j.workspace_id = $1::uuid AND j.status <> 'paused'
       -- Who has a turn of their own after a pause waits for it.
       AND coalesce(h.release_at, h.received_at) < $2::timestamptz - ${LATE}`,
  'lease.expired': `
    SELECT o.message_id::text AS example FROM outbox o JOIN channel c ON c.id = o.channel_id
     WHERE c.workspace_id = $1::uuid AND o.lease_until < clock_timestamp() - ${LATE}`,
  'outbox.orphaned': `
    SELECT o.message_id::text AS example FROM outbox o
      JOIN channel c ON c.id = o.channel_id LEFT JOIN message m ON m.id = o.message_id
     WHERE c.workspace_id = $1::uuid AND (m.id IS NULL OR m.status NOT IN ('queued', 'sending', 'unknown'))`,
} as const;

/** What mends it where one statement can. */
export const REPAIRS = {
  'timer.orphaned': `
    DELETE FROM timer t
     WHERE NOT EXISTS (SELECT 1 FROM run r WHERE r.id = t.run_id AND (r.status = 'active' OR r.workspace_id <> $1::uuid))`,
  'event.dead': `
    UPDATE dead_event e SET seen_at = $2::timestamptz
     WHERE e.seen_at IS NULL AND EXISTS (SELECT 1 FROM contact c WHERE c.id = e.contact_id AND c.workspace_id = $1::uuid)`,
  'event.held': `,
    gone AS (
      DELETE FROM held_event h USING journey j
       WHERE j.id = h.journey_id AND j.workspace_id = $1::uuid AND j.status <> 'paused'
         AND (h.release_at IS NULL OR h.release_at <= $2::timestamptz)
      RETURNING h.*
    )
    INSERT INTO event (id, lane, contact_id, channel_id, run_id, payload, received_at) OVERRIDING SYSTEM VALUE
    SELECT id, lane, contact_id, channel_id, run_id, payload, received_at FROM gone`,
  'outbox.orphaned': `
    DELETE FROM outbox o USING channel c
     WHERE c.id = o.channel_id AND c.workspace_id = $1::uuid
       AND NOT EXISTS (SELECT 1 FROM message m
                        WHERE m.id = o.message_id AND m.status IN ('queued', 'sending', 'unknown'))`,
} as const;

/**
 * Where the counters of passages and of queued messages differ from their rows, and by how much (`n`). What receipts
 * count is left out: a message does not keep every status that it passed. A run that was moved to another version may
 * leave no row in the old one, so who came to a node is counted without those who were moved away from it.
 */
export const COUNTER_DIFFERENCES = `
version AS (
  SELECT id FROM journey_version WHERE workspace_id = $1::uuid
), counted AS (
  SELECT version_id, node_id, CASE metric WHEN 'moved' THEN 'entered' ELSE metric END AS metric,
         sum(CASE metric WHEN 'moved' THEN -n ELSE n END)::bigint AS n
    FROM (SELECT version_id, node_id, metric, n FROM counter
          UNION ALL SELECT version_id, node_id, metric, n FROM counter_delta) AS parts
   WHERE version_id IN (SELECT id FROM version)
     AND (metric IN ('entered', 'unconnected', 'ended', 'failed', 'control', 'holdout', 'moved', 'queued') OR metric LIKE 'output:%')
   GROUP BY 1, 2, 3
), finished AS (
  SELECT v.run_id, v.revision, v.version_id, v.node_id, v.output, r.status, r.state->>'node' AS stood,
         -- Only who gets nothing at all ends where they began.
         CASE WHEN v.revision = 1 THEN r.state->>'reason' END AS withheld
    FROM visit v JOIN run r ON r.id = v.run_id
   WHERE v.version_id IN (SELECT id FROM version)
     -- Passages that were broken off in an old version are no passages.
     AND NOT (v.output IS NULL AND v.cause = 'moved'
              AND (r.status = 'active'
                   OR EXISTS (SELECT 1 FROM visit later WHERE later.run_id = v.run_id AND later.revision > v.revision)))
), passed AS (
  SELECT version_id, node_id,
         CASE WHEN output IS NOT NULL THEN 'output:' || output WHEN status = 'failed' THEN 'failed'
              WHEN withheld = 'control_group' THEN 'control' WHEN withheld = 'holdout' THEN 'holdout' ELSE 'ended' END
           AS metric
    FROM finished
  UNION ALL
  SELECT version_id, node_id, 'entered' FROM finished
  UNION ALL
  -- The run's last passage has an output, which leads nowhere.
  SELECT version_id, node_id, 'unconnected' FROM finished f
   WHERE status = 'ended' AND output IS NOT NULL AND node_id = stood
     AND NOT EXISTS (SELECT 1 FROM visit later WHERE later.run_id = f.run_id AND later.revision > f.revision)
  UNION ALL
  SELECT version_id, state->>'node', 'entered' FROM run WHERE status = 'active' AND workspace_id = $1::uuid
  UNION ALL
  SELECT version_id, node_id, 'queued' FROM message WHERE run_id IS NOT NULL AND workspace_id = $1::uuid
), actual AS (
  SELECT version_id, node_id, metric, count(*) AS n FROM passed GROUP BY 1, 2, 3
), difference AS (
  SELECT version_id, node_id, metric, coalesce(a.n, 0) - coalesce(c.n, 0) AS n
    FROM counted c FULL JOIN actual a USING (version_id, node_id, metric)
   WHERE coalesce(c.n, 0) <> coalesce(a.n, 0) AND version_id IS NOT NULL AND node_id IS NOT NULL
)`;
