import type { Bucket } from '@sendero/shared';

/*
 * $1 is the workspace, $2 and $3 are where the range begins and ends. Counts are floats, because that is how the driver
 * gives them as numbers; they are exact up to 2^53.
 */

const IN_RANGE = 'm.workspace_id = $1 AND m.created_at >= $2 AND m.created_at < $3';
const ARRIVED = `('sent', 'delivered', 'read')`;
const COUNTS = `count(*) FILTER (WHERE m.direction = 'in')::float8 AS "in",
       count(*) FILTER (WHERE m.direction = 'out')::float8 AS "out"`;

const STRIDES: Readonly<Record<Exclude<Bucket, 'day'>, string>> = {
  minute: '1 minute',
  quarter: '15 minutes',
  hour: '1 hour',
};

/** Messages of each bucket that has any. For days `$4` is the zone. */
export function trafficSql(bucket: Bucket): string {
  // Days begin at a quarter of an hour in every zone, and are asked for a few quarters rather than for every message.
  if (bucket === 'day') {
    return `SELECT date_trunc('day', q.at, $4) AS at, sum(q."in") AS "in", sum(q."out") AS "out"
              FROM (${trafficSql('quarter')}) q GROUP BY 1`;
  }
  const at = `date_bin(interval '${STRIDES[bucket]}', m.created_at, $2::timestamptz)`;
  return `SELECT ${at} AS at, ${COUNTS} FROM message m WHERE ${IN_RANGE} GROUP BY 1`;
}

/** What became of each contact's messages, then of all. A reply counts up to 24 hours after the range. */
export const FUNNEL = `
WITH written AS (
  SELECT m.contact_id,
         count(*) AS messages,
         count(*) FILTER (WHERE m.status IN ('queued', 'sending', 'unknown', 'accepted')) AS waiting,
         count(*) FILTER (WHERE m.status IN ${ARRIVED}) AS sent,
         count(*) FILTER (WHERE m.status IN ('delivered', 'read')) AS delivered,
         count(*) FILTER (WHERE m.status = 'read') AS read,
         count(*) FILTER (WHERE m.clicked_at IS NOT NULL) AS clicked,
         count(*) FILTER (WHERE m.status = 'failed') AS failed,
         count(*) FILTER (WHERE m.status = 'cancelled') AS cancelled,
         min(coalesce(m.accepted_at, m.created_at)) FILTER (WHERE m.status IN ${ARRIVED}) AS first_sent_at
    FROM message m
   WHERE ${IN_RANGE} AND m.direction = 'out'
   GROUP BY m.contact_id
), replied AS (
  SELECT m.contact_id, count(*) AS replies
    FROM message m JOIN written w ON w.contact_id = m.contact_id AND m.created_at > w.first_sent_at
   WHERE m.workspace_id = $1 AND m.direction = 'in'
     AND m.created_at >= $2 AND m.created_at < $3::timestamptz + interval '24 hours'
   GROUP BY m.contact_id
), started AS (
  SELECT contact_id, bool_or(status = 'ended' AND state->>'reason' IN ('control_group', 'holdout')) AS withheld
    FROM run WHERE workspace_id = $1 AND started_at >= $2 AND started_at < $3
   GROUP BY contact_id
), targeted AS (
  SELECT count(*) AS people, count(*) FILTER (WHERE s.withheld AND w.contact_id IS NULL) AS control
    FROM started s FULL JOIN written w ON w.contact_id = s.contact_id
)
SELECT t.people::float8 AS targeted, t.control::float8 AS control,
       count(w.contact_id)::float8 AS users,
       coalesce(sum(w.messages), 0)::float8 AS messages,
       coalesce(sum(w.waiting), 0)::float8 AS waiting,
       coalesce(sum(w.cancelled), 0)::float8 AS cancelled,
       coalesce(sum(w.sent), 0)::float8 AS sent, count(*) FILTER (WHERE w.sent > 0)::float8 AS "sentPeople",
       coalesce(sum(w.delivered), 0)::float8 AS delivered,
       count(*) FILTER (WHERE w.delivered > 0)::float8 AS "deliveredPeople",
       coalesce(sum(w.read), 0)::float8 AS read, count(*) FILTER (WHERE w.read > 0)::float8 AS "readPeople",
       coalesce(sum(r.replies), 0)::float8 AS replied, count(r.contact_id)::float8 AS "repliedPeople",
       count(r.contact_id) FILTER (WHERE w.read = 0)::float8 AS "readInferred",
       coalesce(sum(w.clicked), 0)::float8 AS clicked, count(*) FILTER (WHERE w.clicked > 0)::float8 AS "clickedPeople",
       coalesce(sum(w.failed), 0)::float8 AS failed, count(*) FILTER (WHERE w.failed > 0)::float8 AS "failedPeople"
  FROM targeted t LEFT JOIN written w ON true LEFT JOIN replied r ON r.contact_id = w.contact_id
 GROUP BY t.people, t.control`;

/** $4: at most so many. The words of WhatsApp are those of the latest one. */
export const FAILURES = `
WITH step AS (
  SELECT v.id AS version_id, n.node->>'id' AS node_id
    FROM journey_version v, jsonb_array_elements(v.document->'nodes') AS n (node)
   WHERE v.workspace_id = $1 AND n.node->>'type' = 'send'
), unwritten AS (
  SELECT x.problem, x.left_at, r.contact_id
    FROM step s
    JOIN visit x ON x.version_id = s.version_id AND x.node_id = s.node_id AND x.left_at >= $2 AND x.left_at < $3
    JOIN run r ON r.id = x.run_id
   WHERE x.problem IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM message m WHERE m.run_id = x.run_id AND m.revision = x.revision)
), failure AS (
  SELECT 'failed' AS type, m.problem AS code, count(*) AS n, count(DISTINCT m.contact_id) AS people,
         max(m.created_at) AS last_at, (array_agg(m.problem_detail ORDER BY m.id DESC))[1] AS detail
    FROM message m
   WHERE ${IN_RANGE} AND m.direction = 'out' AND m.status = 'failed' AND m.problem IS NOT NULL
   GROUP BY m.problem
  UNION ALL
  SELECT 'blocked', problem, count(*), count(DISTINCT contact_id), max(left_at), NULL FROM unwritten GROUP BY problem
)
SELECT type, code, n::float8 AS count, people::float8 AS people, last_at AS "lastAt", detail
  FROM failure ORDER BY n DESC, code, type LIMIT $4`;

/** Runs under way by journey, as the list of journeys counts them: who entered a node and did not leave it. */
const ACTIVE = `
active AS (
  SELECT v.journey_id, sum(CASE WHEN c.metric = 'entered' THEN c.n ELSE -c.n END) AS runs
    FROM journey_version v
    JOIN (SELECT version_id, metric, n FROM counter UNION ALL SELECT version_id, metric, n FROM counter_delta) c
      ON c.version_id = v.id
   WHERE v.workspace_id = $1
     AND (c.metric IN ('entered', 'ended', 'failed', 'control', 'holdout', 'moved') OR c.metric LIKE 'output:%')
   GROUP BY v.journey_id
)`;

export const ACTIVE_RUNS = `WITH ${ACTIVE} SELECT coalesce(sum(runs), 0)::float8 AS runs FROM active`;

/** $4: at most so many. */
export const JOURNEYS = `
WITH ${ACTIVE}, started AS (
  SELECT journey_id, count(*) FILTER (
           WHERE NOT (status = 'ended' AND coalesce(state->>'reason', '') IN ('control_group', 'holdout'))) AS runs
    FROM run WHERE workspace_id = $1 AND started_at >= $2 AND started_at < $3
   GROUP BY journey_id
), written AS (
  SELECT m.journey_id, count(*) AS messages,
         count(*) FILTER (WHERE m.status IN ${ARRIVED}) AS sent,
         count(*) FILTER (WHERE m.status = 'read') AS read,
         count(*) FILTER (WHERE m.status = 'failed') AS failed
    FROM message m
   WHERE ${IN_RANGE} AND m.direction = 'out' AND m.journey_id IS NOT NULL
   GROUP BY m.journey_id
), reached AS (
  SELECT c.journey_id, count(*) AS goals
    FROM conversion c JOIN journey j ON j.id = c.journey_id
   WHERE j.workspace_id = $1 AND NOT c.withheld AND c.at >= $2 AND c.at < $3
   GROUP BY c.journey_id
)
SELECT j.id, j.name, j.status, coalesce(s.runs, 0)::float8 AS started, coalesce(a.runs, 0)::float8 AS "activeRuns",
       coalesce(w.messages, 0)::float8 AS messages, coalesce(w.sent, 0)::float8 AS sent,
       coalesce(w.read, 0)::float8 AS read, coalesce(w.failed, 0)::float8 AS failed,
       coalesce(g.goals, 0)::float8 AS goals
  FROM journey j
  LEFT JOIN started s ON s.journey_id = j.id
  LEFT JOIN written w ON w.journey_id = j.id
  LEFT JOIN reached g ON g.journey_id = j.id
  LEFT JOIN active a ON a.journey_id = j.id
 WHERE j.workspace_id = $1 AND (s.runs IS NOT NULL OR w.messages IS NOT NULL OR g.goals IS NOT NULL)
 ORDER BY coalesce(s.runs, 0) DESC, coalesce(w.messages, 0) DESC, j.name
 LIMIT $4`;

/**
 * The channels with what went over them. Meta's webhooks about a number come by the channel's address, or by that of
 * another number of the same account. $4 is the product's time.
 */
export const CHANNELS = `
WITH moved AS (
  SELECT m.channel_id, count(*) FILTER (WHERE m.direction = 'out') AS messages,
         count(*) FILTER (WHERE m.direction = 'out' AND m.status = 'failed') AS failed
    FROM message m WHERE ${IN_RANGE} GROUP BY m.channel_id
), lately AS (
  SELECT m.channel_id, ${COUNTS}
    FROM message m
   WHERE m.workspace_id = $1 AND m.created_at > $4::timestamptz - interval '60 seconds' AND m.created_at <= $4
   GROUP BY m.channel_id
), news AS (
  SELECT regexp_replace(w.payload->'value'->>'display_phone_number', '\\D', '', 'g') AS number, w.id, w.received_at,
         w.payload->'value'->>'event' AS event,
         coalesce(w.payload->'value'->>'max_daily_conversations_per_business', w.payload->'value'->>'current_limit')
           AS tier
    FROM unknown_webhook w JOIN channel c ON c.id = w.channel_id
   WHERE c.workspace_id = $1 AND w.field = 'phone_number_quality_update'
)
SELECT c.id, c.name, c.display_phone_number AS "displayPhoneNumber", c.throughput_per_second AS "throughputPerSecond",
       coalesce(l."in", 0)::float8 AS "in", coalesce(l."out", 0)::float8 AS "out",
       coalesce(m.messages, 0)::float8 AS messages, coalesce(m.failed, 0)::float8 AS failed,
       greatest(extract(epoch FROM t.held_until - clock_timestamp()) * 1000, 0)::float8 AS "restsForMs",
       q.event AS quality, q.received_at AS "qualityAt", x.tier, x.received_at AS "tierAt"
  FROM channel c
  LEFT JOIN channel_throughput t ON t.channel_id = c.id
  LEFT JOIN moved m ON m.channel_id = c.id
  LEFT JOIN lately l ON l.channel_id = c.id
  LEFT JOIN LATERAL (
    SELECT n.event, n.received_at FROM news n
     WHERE n.number = regexp_replace(c.display_phone_number, '\\D', '', 'g') AND n.event IN ('FLAGGED', 'UNFLAGGED')
     ORDER BY n.id DESC LIMIT 1
  ) q ON true
  LEFT JOIN LATERAL (
    SELECT n.tier, n.received_at FROM news n
     WHERE n.number = regexp_replace(c.display_phone_number, '\\D', '', 'g') AND n.tier ~ '^TIER_(\\d+K?|UNLIMITED)$'
     ORDER BY n.id DESC LIMIT 1
  ) x ON true
 WHERE c.workspace_id = $1
 ORDER BY c.created_at, c.id`;

/** $2 is the product's time, $3 how late a timer must be to count, in ms. */
export const RUNTIME = `
WITH own AS (SELECT id FROM channel WHERE workspace_id = $1), waiting AS (
  SELECT count(*) AS n, min(received_at) AS oldest FROM event WHERE channel_id IN (SELECT id FROM own)
), late AS (
  SELECT count(*) AS n, min(t.due_at) AS oldest
    FROM lane l JOIN timer t ON t.lane = l.id AND t.due_at < $2::timestamptz - $3 * interval '1 ms'
    JOIN run r ON r.id = t.run_id
   WHERE r.workspace_id = $1 AND r.status = 'active'
), queued AS (
  SELECT count(*) FILTER (WHERE j.status = 'paused') AS paused,
         count(*) FILTER (WHERE j.status IS DISTINCT FROM 'paused' AND o.quiet_until > $2) AS quiet,
         count(*) FILTER (WHERE j.status IS DISTINCT FROM 'paused' AND (o.quiet_until IS NULL OR o.quiet_until <= $2))
           AS ready
    FROM outbox o LEFT JOIN journey j ON j.id = o.journey_id
   WHERE o.channel_id IN (SELECT id FROM own)
)
SELECT w.n::float8 AS events, greatest(extract(epoch FROM $2 - w.oldest) * 1000, 0)::float8 AS "oldestEventMs",
       t.n::float8 AS timers, greatest(extract(epoch FROM $2 - t.oldest) * 1000, 0)::float8 AS "oldestTimerMs",
       q.ready::float8 AS ready, q.quiet::float8 AS quiet, q.paused::float8 AS paused
  FROM waiting w, late t, queued q`;
