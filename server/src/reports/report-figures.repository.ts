/*
 * $1 is the workspace, $2 the journey, $3 and $4 where the range begins and ends. A run belongs to a range by when it
 * began. Counts are floats, because that is how the driver gives them as numbers.
 */

/** Whether a run, `run`, got nothing so that the others can be compared with it. */
export const isWithheld = (run: string) =>
  `(${run}.status = 'ended' AND coalesce(${run}.state->>'reason', '') IN ('control_group', 'holdout'))`;

/** A passage that was broken off in an old version is none. */
export const isPassage = (visit: string) => `NOT (${visit}.output IS NULL AND ${visit}.cause = 'moved')`;

/** Messages that WhatsApp has taken and that did not fail. */
export const WAS_TAKEN = `('accepted', 'sent', 'delivered', 'read')`;

/** The runs of the range. */
const COHORT = `
cohort AS MATERIALIZED (
  SELECT r.id, r.version_id, r.status, r.started_at, r.state, ${isWithheld('r')} AS withheld
    FROM run r WHERE r.workspace_id = $1 AND r.journey_id = $2 AND r.started_at >= $3 AND r.started_at < $4
)`;

/** Every passage of those that got something, also those that are not over. */
const PASSAGES = `
passage AS MATERIALIZED (
  SELECT v.run_id, v.version_id, v.revision, v.node_id, v.output, v.entered_at
    FROM cohort c JOIN visit v ON v.run_id = c.id
   WHERE NOT c.withheld AND ${isPassage('v')}
  UNION ALL
  SELECT id, version_id, (state->>'revision')::int, state->>'node', NULL,
         to_timestamp((state->>'enteredAt')::float8 / 1000)
    FROM cohort WHERE status = 'active'
)`;

/** Where the outputs lead, in every version. */
export const EDGES = `
edge AS MATERIALIZED (
  SELECT v.id AS version_id, e->>'from' AS node_id, e->>'output' AS output, e->>'to' AS target
    FROM journey_version v, jsonb_array_elements(v.document->'edges') AS e
   WHERE v.workspace_id = $1 AND v.journey_id = $2
)`;

/** When each run reached the goal: the first time at the step $5, or the event of the settings when that is null. */
const REACHED = `
reached AS (
  SELECT g.run_id, g.at FROM cohort c JOIN conversion g ON g.run_id = c.id WHERE $5::text IS NULL
  UNION ALL
  SELECT v.run_id, min(v.entered_at)
    FROM cohort c JOIN visit v ON v.run_id = c.id
   WHERE v.node_id = $5::text AND NOT c.withheld AND ${isPassage('v')}
   GROUP BY v.run_id
)`;

const ms = (interval: string) => `extract(epoch FROM ${interval}) * 1000`;
const percentile = (share: number, value: string, only = 'true') =>
  `(percentile_cont(${share}) WITHIN GROUP (ORDER BY ${ms(value)}) FILTER (WHERE ${only}))::float8`;

export const SUMMARY = `
WITH ${COHORT}, ${REACHED}
SELECT count(*) FILTER (WHERE NOT c.withheld)::float8 AS started,
       count(*) FILTER (WHERE c.withheld)::float8 AS withheld,
       count(*) FILTER (WHERE c.status = 'active')::float8 AS active,
       count(*) FILTER (WHERE c.status = 'ended' AND NOT c.withheld)::float8 AS ended,
       count(*) FILTER (WHERE c.status = 'failed')::float8 AS failed,
       count(g.run_id) FILTER (WHERE NOT c.withheld)::float8 AS reached,
       count(g.run_id) FILTER (WHERE c.withheld)::float8 AS "reachedWithheld",
       ${percentile(0.5, 'g.at - c.started_at', 'NOT c.withheld')} AS "medianMs",
       ${percentile(0.9, 'g.at - c.started_at', 'NOT c.withheld')} AS "mostMs"
  FROM cohort c LEFT JOIN reached g ON g.run_id = c.id`;

/**
 * For each node with any passage the runs that came (a row of `kind` node), that left by each output (output), and that
 * left by it while it led to a step (edge).
 */
export const PASSED = `
WITH ${COHORT}, ${PASSAGES}, ${EDGES}
SELECT p.node_id AS node, p.output, e.target AS "to",
       CASE grouping(p.output, e.target) WHEN 3 THEN 'node' WHEN 1 THEN 'output' ELSE 'edge' END AS kind,
       count(DISTINCT p.run_id)::float8 AS runs
  FROM passage p
  LEFT JOIN edge e ON e.version_id = p.version_id AND e.node_id = p.node_id AND e.output = p.output
 GROUP BY GROUPING SETS ((p.node_id), (p.node_id, p.output), (p.node_id, p.output, e.target))`;

/** For each node the runs that are there now, and those that ended or failed there. */
export const STANDING = `
WITH ${COHORT}
SELECT state->>'node' AS node, count(*) FILTER (WHERE status = 'active')::float8 AS here,
       count(*) FILTER (WHERE status <> 'active')::float8 AS ended
  FROM cohort WHERE NOT withheld GROUP BY 1`;

/** $6 are nodes: for each of their outputs the runs that were led by it, and how many of them reached the goal. */
export const LED = `
WITH ${COHORT}, ${REACHED}, led AS (
  SELECT DISTINCT v.node_id, v.output, v.run_id
    FROM cohort c JOIN visit v ON v.run_id = c.id
   WHERE NOT c.withheld AND v.output IS NOT NULL AND v.node_id = ANY($6::text[])
)
SELECT l.node_id AS node, l.output, count(*)::float8 AS started, count(g.run_id)::float8 AS reached
  FROM led l LEFT JOIN reached g ON g.run_id = l.run_id
 GROUP BY l.node_id, l.output`;

export const CHARGED = `
WITH ${COHORT}
SELECT m.pricing, count(*)::float8 AS messages, count(DISTINCT m.run_id)::float8 AS runs
  FROM cohort c JOIN message m ON m.run_id = c.id
 WHERE m.status IN ${WAS_TAKEN}
 GROUP BY m.pricing ORDER BY m.pricing IS NULL, count(*) DESC, m.pricing`;

/** Whether a step found on this passage that it may not send, for one of the reasons `codes`: there is no message. */
export const isBlocked = (visit: string, codes: string) =>
  `(${visit}.problem = ANY(${codes}::text[])
    AND NOT EXISTS (SELECT 1 FROM message m WHERE m.run_id = ${visit}.run_id AND m.revision = ${visit}.revision))`;

/** $5 are the reasons for which nothing is sent. The words of WhatsApp are those of the latest message. */
export const FAILED = `
WITH ${COHORT}, failure AS (
  SELECT 'failed' AS type, m.problem AS code, count(*) AS times, count(DISTINCT m.run_id) AS runs,
         (array_agg(m.problem_detail ORDER BY m.id DESC))[1] AS detail
    FROM cohort c JOIN message m ON m.run_id = c.id
   WHERE m.status = 'failed' AND m.problem IS NOT NULL
   GROUP BY m.problem
  UNION ALL
  SELECT 'blocked', v.problem, count(*), count(DISTINCT v.run_id), NULL
    FROM cohort c JOIN visit v ON v.run_id = c.id
   WHERE NOT c.withheld AND ${isBlocked('v', '$5')}
   GROUP BY v.problem
  UNION ALL
  SELECT 'stopped', coalesce(state->>'reason', ''), count(*), count(*), NULL FROM cohort WHERE status = 'failed' GROUP BY 2
)
SELECT type, code, times::float8 AS times, runs::float8 AS runs, detail
  FROM failure ORDER BY runs DESC, code, type`;

const FIRST_THEN = `
first AS (
  SELECT DISTINCT ON (run_id) run_id, revision, entered_at FROM passage WHERE node_id = $5 ORDER BY run_id, revision
), later AS (
  SELECT DISTINCT ON (f.run_id) f.run_id, p.entered_at - f.entered_at AS took
    FROM first f JOIN passage p ON p.run_id = f.run_id AND p.node_id = $6 AND p.revision > f.revision
   ORDER BY f.run_id, p.revision
)`;

/** From $5 to $6. */
export const BETWEEN = `
WITH ${COHORT}, ${PASSAGES}, ${FIRST_THEN}
SELECT count(*)::float8 AS came, count(l.run_id)::float8 AS "wentOn",
       ${percentile(0.5, 'l.took')} AS "medianMs", ${percentile(0.9, 'l.took')} AS "mostMs"
  FROM first f LEFT JOIN later l ON l.run_id = f.run_id`;
