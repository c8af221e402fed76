import type { Bucket, FunnelFigure } from '@sendero/shared';
import {
  blockedParts,
  COUNTS,
  failedParts,
  GOAL_STEPS,
  goalParts,
  messageParts,
  runParts,
  SENDING_STEPS,
  SUM_COLUMNS,
  sumOf,
} from './sum-parts.repository';

/*
 * $1 is the workspace, $2 and $3 are where the range begins and ends, $4 and $5 where what is taken from sums does, $6
 * and $7, $8 and $9 where the two stretches do that are counted from rows; see `sourcesOf`. Counts are floats, because that is how the
 * driver gives them as numbers; they are exact up to 2^53.
 */

/** Whose sums are not right any more: they are counted from rows. */
const LATE = `
late AS MATERIALIZED (
  SELECT DISTINCT contact_id, at FROM late_change WHERE workspace_id = $1 AND at >= $4 AND at < $5
)`;

const fromSums = (table: string) => `${table} s
   WHERE s.workspace_id = $1 AND s.at >= $4 AND s.at < $5
     AND (s.contact_id, s.at) NOT IN (SELECT contact_id, at FROM late)`;
const within = (time: string) => `((${time} >= $6 AND ${time} < $7) OR (${time} >= $8 AND ${time} < $9))`;
const inQuarter = (time: string) => `${time} >= l.at AND ${time} < l.at + interval '15 minutes'`;

/** What is not in sums. */
const MESSAGES = `message m WHERE m.workspace_id = $1 AND ${within('m.created_at')}`;
const RUNS = `run r WHERE r.workspace_id = $1 AND ${within('r.started_at')}`;
const LATE_MESSAGES = `late l JOIN message m
      ON m.contact_id = l.contact_id AND m.workspace_id = $1 AND ${inQuarter('m.created_at')} WHERE true`;
const LATE_RUNS = `late l JOIN run r
      ON r.contact_id = l.contact_id AND r.workspace_id = $1 AND ${inQuarter('r.started_at')} WHERE true`;
const CONVERSIONS = `conversion c JOIN run r ON r.id = c.run_id WHERE r.workspace_id = $1 AND ${within('c.at')}`;
const LATE_CONVERSIONS = `late l JOIN run r ON r.contact_id = l.contact_id AND r.workspace_id = $1
    JOIN conversion c ON c.run_id = r.id AND ${inQuarter('c.at')} WHERE true`;
/** Visits of the steps `s`. */
const VISITS = `step s
    JOIN visit x ON x.version_id = s.version_id AND x.node_id = s.node_id AND ${within('x.left_at')}
    JOIN run r ON r.id = x.run_id WHERE s.workspace_id = $1`;
const LATE_VISITS = `late l JOIN run r ON r.contact_id = l.contact_id AND r.workspace_id = $1
    JOIN visit x ON x.run_id = r.id AND ${inQuarter('x.left_at')}
    JOIN step s ON s.version_id = x.version_id AND s.node_id = x.node_id WHERE true`;

/** What each part of the range adds to its figures. After the range only what people wrote matters. */
function partsSql(bucket: Bucket): string {
  // A quarter divides every other bucket but the minute.
  const beginning = (time: string) =>
    `date_bin('${STRIDES[bucket === 'minute' ? 'minute' : 'quarter']}', ${time}, $2::timestamptz)`;
  const [atOfMessage, atOfRun] = [beginning('m.created_at'), beginning('r.started_at')];
  const counted = sumOf([
    messageParts(`${MESSAGES} AND (m.created_at < $3 OR m.direction = 'in')`, atOfMessage),
    messageParts(LATE_MESSAGES, atOfMessage),
    runParts(`${RUNS} AND r.started_at < $3`, atOfRun),
    runParts(LATE_RUNS, atOfRun),
    ...goalParts(`${CONVERSIONS} AND c.at < $3`, `${VISITS} AND x.left_at < $3`, beginning),
    ...goalParts(LATE_CONVERSIONS, LATE_VISITS, beginning),
  ]);
  // Sums are read again by whoever needs them, which is cheaper than to keep a copy of them.
  return `${LATE}, ${GOAL_STEPS}, counted AS MATERIALIZED (${counted}), parts AS NOT MATERIALIZED (
  SELECT ${SUM_COLUMNS} FROM ${fromSums('quarter_sum')} UNION ALL SELECT ${SUM_COLUMNS} FROM counted
)`;
}

const OF_PERSON = [...COUNTS, 'withheld'] as const;

const STRIDES: Readonly<Record<Exclude<Bucket, 'day'>, string>> = {
  minute: '1 minute',
  quarter: '15 minutes',
  hour: '1 hour',
};

/**
 * What became of each person's messages. A reply counts up to 24 hours after the range. Sorted once, so that it takes as
 * long as there are rows, whatever the planner thinks of their number.
 */
const PERSON = `
person AS (
  SELECT contact_id, ${OF_PERSON.map((column) => `sum(${column}) FILTER (WHERE at < $3)::int AS ${column}`).join(', ')},
         sum(CASE WHEN at > first_sent THEN came
                  WHEN at > first_sent - interval '15 minutes'
                    THEN (SELECT count(*)::int FROM unnest(came_at) c (at) WHERE c.at > first_sent)
                  ELSE 0 END)::int AS replies
    FROM (SELECT *, min(first_sent_at) FILTER (WHERE at < $3) OVER (PARTITION BY contact_id) AS first_sent FROM parts) p
   GROUP BY contact_id
  HAVING sum(written + runs) FILTER (WHERE at < $3) > 0
)`;

/** Who is behind each figure of the funnel, among all that were targeted. */
const BEHIND: Readonly<Record<FunnelFigure, string>> = {
  targeted: 'true',
  control: 'withheld > 0 AND written = 0',
  users: 'written > 0',
  waiting: 'waiting > 0',
  sent: 'sent > 0',
  delivered: 'delivered > 0',
  read: 'read > 0',
  replied: 'replies > 0',
  readInferred: 'replies > 0 AND read = 0',
  clicked: 'clicked > 0',
  failed: 'failed > 0',
  cancelled: 'cancelled > 0',
};

const people = (figure: FunnelFigure) => `count(*) FILTER (WHERE ${BEHIND[figure]})`;
const total = (column: string) => `coalesce(sum(${column}), 0)`;

const FUNNEL = `
SELECT ${people('targeted')} AS targeted, ${people('control')} AS control, ${people('users')} AS users,
       ${total('written')} AS messages, ${total('waiting')} AS waiting, ${total('cancelled')} AS cancelled,
       ${total('sent')} AS sent, ${people('sent')} AS "sentPeople",
       ${total('delivered')} AS delivered, ${people('delivered')} AS "deliveredPeople",
       ${total('read')} AS read, ${people('read')} AS "readPeople",
       ${total('replies')} AS replied, ${people('replied')} AS "repliedPeople", ${people('readInferred')} AS "readInferred",
       ${total('clicked')} AS clicked, ${people('clicked')} AS "clickedPeople",
       ${total('failed')} AS failed, ${people('failed')} AS "failedPeople"
  FROM person`;

/** Without telling people apart: by time, by journey and by channel. */
const TOTALS = `
total AS MATERIALIZED (
  SELECT at, journey_id, channel_id, grouping(at) = 0 AS of_time, grouping(journey_id) = 0 AS of_journey,
         grouping(channel_id) = 0 AS of_channel, sum(came) AS came, sum(written) AS written, sum(sent) AS sent,
         sum(read) AS read, sum(failed) AS failed, sum(runs - withheld) AS started, sum(goals) AS goals
    FROM parts WHERE at < $3
   GROUP BY GROUPING SETS ((at), (journey_id), (channel_id))
)`;

/** Messages of each bucket that has any. For days `$10` is the zone. */
function trafficSql(bucket: Bucket): string {
  const at = bucket === 'day' ? `date_trunc('day', at, $10)` : `date_bin('${STRIDES[bucket]}', at, $2::timestamptz)`;
  return `
SELECT extract(epoch FROM ${at}) * 1000 AS at, sum(came) AS "in", sum(written) AS "out"
  FROM total WHERE of_time AND came + written > 0
 GROUP BY 1`;
}

const OF_JOURNEYS = `
SELECT journey_id AS id, started, written AS messages, sent, read, failed, goals
  FROM total WHERE of_journey AND journey_id IS NOT NULL`;

const OF_CHANNELS = `
SELECT channel_id AS id, written AS messages, failed FROM total WHERE of_channel`;

/** All that is counted from messages and runs, in one row of JSON, so that they are gathered once. */
export function figuresSql(bucket: Bucket): string {
  const listOf = (sql: string) => `(SELECT coalesce(json_agg(f), '[]') FROM (${sql}) f)`;
  return `
WITH ${partsSql(bucket)}, ${PERSON}, ${TOTALS}
SELECT (SELECT to_json(f) FROM (${FUNNEL}) f) AS funnel, ${listOf(trafficSql(bucket))} AS traffic,
       ${listOf(OF_JOURNEYS)} AS journeys, ${listOf(OF_CHANNELS)} AS channels`;
}

/** Everybody behind a figure of the funnel, with what became of their messages. */
export function peopleSql(bucket: Bucket, figure: FunnelFigure): string {
  return `
WITH ${partsSql(bucket)}, ${PERSON}
SELECT p.contact_id AS contact, coalesce(c.name, '') AS name, coalesce(c.phone, '') AS phone, ${BEHIND.control} AS control,
       p.written::float8 AS messages, p.waiting::float8 AS waiting, p.sent::float8 AS sent,
       p.delivered::float8 AS delivered, p.read::float8 AS read, p.replies::float8 AS replies,
       p.clicked::float8 AS clicked, p.failed::float8 AS failed, p.cancelled::float8 AS cancelled
  FROM person p LEFT JOIN contact c ON c.id = p.contact_id AND c.workspace_id = $1
 WHERE ${BEHIND[figure]}
 ORDER BY p.contact_id`;
}

const FAILURE = `
${LATE}, ${SENDING_STEPS}, failure AS MATERIALIZED (
  SELECT s.workspace_id, s.at, s.contact_id, s.type, s.code, s.times, s.last_at, s.last_message_id
    FROM ${fromSums('quarter_failure')} AND s.at >= $2 AND s.at < $3
  UNION ALL ${failedParts(`${MESSAGES} AND m.created_at < $3`)}
  UNION ALL ${failedParts(`${LATE_MESSAGES} AND m.created_at < $3`)}
  UNION ALL ${blockedParts(`${VISITS} AND x.left_at < $3`)}
  UNION ALL ${blockedParts(`${LATE_VISITS} AND x.left_at < $3`)}
)`;

/** $10: at most so many. The words of WhatsApp are those of the latest one. */
export const FAILURES = `
WITH ${FAILURE}, counted AS (
  SELECT type, code, sum(times)::float8 AS count, count(DISTINCT contact_id)::float8 AS people, max(last_at) AS "lastAt",
         max(last_message_id::text)::uuid AS message
    FROM failure GROUP BY type, code ORDER BY sum(times) DESC, code, type LIMIT $10
)
SELECT c.type, c.code, c.count, c.people, c."lastAt", m.problem_detail AS detail
  FROM counted c LEFT JOIN message m ON m.id = c.message
 ORDER BY c.count DESC, c.code, c.type`;

/** Everybody in whose way something stood: $10 is the type, $11 the code. */
export const FAILED_PEOPLE = `
WITH ${FAILURE}
SELECT f.contact_id AS contact, coalesce(c.name, '') AS name, coalesce(c.phone, '') AS phone, sum(f.times)::float8 AS times,
       max(f.last_at) AS "lastAt"
  FROM failure f LEFT JOIN contact c ON c.id = f.contact_id AND c.workspace_id = $1
 WHERE f.type = $10 AND f.code = $11
 GROUP BY f.contact_id, c.name, c.phone
 ORDER BY f.contact_id`;

/**
 * The channels with what went over them. Meta's webhooks about a number come by the channel's address, or by that of
 * another number of the same account; a limit may be told of the whole account. $1 is the workspace, $2 the product's
 * time, $3 what messages come to, as JSON of `figuresSql`.
 */
export const CHANNELS = `
WITH moved AS (
  SELECT * FROM json_to_recordset($3::json) AS x (id uuid, messages float8, failed float8)
), lately AS (
  SELECT m.channel_id, count(*) FILTER (WHERE m.direction = 'in') AS "in", count(*) FILTER (WHERE m.direction = 'out') AS "out"
    FROM message m
   WHERE m.workspace_id = $1 AND m.created_at > $2::timestamptz - interval '60 seconds' AND m.created_at <= $2
   GROUP BY m.channel_id
), news AS (
  SELECT regexp_replace(w.payload->'value'->>'display_phone_number', '\\D', '', 'g') AS number, w.id, w.received_at,
         w.payload->'value'->>'event' AS event,
         coalesce(w.payload->'value'->>'max_daily_conversations_per_business', w.payload->'value'->>'current_limit')
           AS tier,
         CASE WHEN w.field = 'business_capability_update' THEN c.waba_id END AS account
    FROM unknown_webhook w JOIN channel c ON c.id = w.channel_id
   WHERE c.workspace_id = $1 AND w.field IN ('phone_number_quality_update', 'business_capability_update')
)
SELECT c.id, c.name, c.display_phone_number AS "displayPhoneNumber", c.throughput_per_second AS "throughputPerSecond",
       coalesce(l."in", 0)::float8 AS "in", coalesce(l."out", 0)::float8 AS "out",
       coalesce(m.messages, 0) AS messages, coalesce(m.failed, 0) AS failed,
       greatest(extract(epoch FROM t.held_until - clock_timestamp()) * 1000, 0)::float8 AS "restsForMs",
       q.event AS quality, q.received_at AS "qualityAt", x.tier, x.received_at AS "tierAt"
  FROM channel c
  LEFT JOIN channel_throughput t ON t.channel_id = c.id
  LEFT JOIN moved m ON m.id = c.id
  LEFT JOIN lately l ON l.channel_id = c.id
  LEFT JOIN LATERAL (
    SELECT n.event, n.received_at FROM news n
     WHERE n.number = regexp_replace(c.display_phone_number, '\\D', '', 'g') AND n.event IN ('FLAGGED', 'UNFLAGGED')
     ORDER BY n.id DESC LIMIT 1
  ) q ON true
  LEFT JOIN LATERAL (
    SELECT n.tier, n.received_at FROM news n
     WHERE (n.number = regexp_replace(c.display_phone_number, '\\D', '', 'g') OR n.account = c.waba_id)
       AND n.tier ~ '^(TIER_(\\d+K?|UNLIMITED)|-1|\\d+)$'
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
