/*
 * $1 is the workspace, $2 the journey, $3 and $4 where the range begins and ends. A run belongs to a range by when it
 * began. Counts are floats, because that is how the driver gives them as numbers.
 */

/** The runs of the range. */
const COHORT = `
cohort AS MATERIALIZED (
  SELECT id, status, started_at, state,
         status = 'ended' AND coalesce(state->>'reason', '') IN ('control_group', 'holdout') AS withheld
    FROM run WHERE workspace_id = $1 AND journey_id = $2 AND started_at >= $3 AND started_at < $4
)`;

/** Every passage of those that got something, also those that are not over. A passage that was broken off in an old version is none. */
const PASSAGES = `
passage AS MATERIALIZED (
  SELECT v.run_id, v.revision, v.node_id, v.output, v.entered_at, false AS here
    FROM cohort c JOIN visit v ON v.run_id = c.id 
   WHERE NOT c.withheld AND NOT (v.output IS NULL AND v.cause = 'moved')
  UNION ALL
  SELECT id, (state->>'revision')::int, state->>'node', NULL, to_timestamp((state->>'enteredAt')::float8 / 1000), true
    FROM cohort WHERE status = 'active'
)`;

const ms = (interval: string) => `extract(epoch FROM ${interval}) * 1000`;
const percentile = (share: number, value: string, only = 'true') =>
  `(percentile_cont(${share}) WITHIN GROUP (ORDER BY ${ms(value)}) FILTER (WHERE ${only}))::float8`;

export const SUMMARY = `
WITH ${COHORT}
SELECT count(*) FILTER (WHERE NOT c.withheld)::float8 AS started,
       count(*) FILTER (WHERE c.withheld)::float8 AS withheld,
       count(*) FILTER (WHERE c.status = 'active')::float8 AS active,
       count(*) FILTER (WHERE c.status = 'ended' AND NOT c.withheld)::float8 AS ended,
       count(*) FILTER (WHERE c.status = 'failed')::float8 AS failed,
       count(g.run_id) FILTER (WHERE NOT c.withheld)::float8 AS reached,
       count(g.run_id) FILTER (WHERE c.withheld)::float8 AS "reachedWithheld",
       ${percentile(0.5, 'g.at - c.started_at', 'NOT c.withheld')} AS "medianMs",
       ${percentile(0.9, 'g.at - c.started_at', 'NOT c.withheld')} AS "mostMs"
  FROM cohort c LEFT JOIN conversion g ON g.run_id = c.id`;

/** For each node with any passage: runs that came, are here, and left by each output (a row for each, and one without). */
export const PASSED = `
WITH ${COHORT}, ${PASSAGES}
SELECT node_id AS node, output, grouping(output) = 1 AS "isTotal", count(DISTINCT run_id)::float8 AS runs,
       count(DISTINCT run_id) FILTER (WHERE here)::float8 AS here
  FROM passage GROUP BY GROUPING SETS ((node_id), (node_id, output))`;

/** $5 are nodes: for each of their outputs the runs that were led by it, and how many of them reached the goal. */
export const LED = `
WITH ${COHORT}, led AS (
  SELECT DISTINCT v.node_id, v.output, v.run_id
    FROM cohort c JOIN visit v ON v.run_id = c.id
   WHERE NOT c.withheld AND v.output IS NOT NULL AND v.node_id = ANY($5::text[])
)
SELECT l.node_id AS node, l.output, count(*)::float8 AS started, count(g.run_id)::float8 AS reached
  FROM led l LEFT JOIN conversion g ON g.run_id = l.run_id
 GROUP BY l.node_id, l.output`;

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

/** The passages of one run, `c`. */
const OWN = `(
         SELECT v.node_id, v.output, v.revision FROM visit v
          WHERE v.run_id = c.id AND NOT (v.output IS NULL AND v.cause = 'moved')
         UNION ALL
         SELECT c.state->>'node', NULL, (c.state->>'revision')::int WHERE c.status = 'active'
       )`;

/**
 * The runs behind a figure, in order of their ids: $5 a node or null, $6 an output of it or null, $7 a node that they came
 * to later or null, $8 whether they got nothing, or null for either, $9 whether they reached the goal, or null for either,
 * $10 their status or null, $11 the run after which to go on, $12 how many.
 */
export const PEOPLE = `
SELECT c.id AS run, c.contact_id AS contact, k.name, k.phone, v.number AS version, c.status,
       c.state->>'node' AS node, c.started_at AS "startedAt", g.at AS "reachedAt", w.withheld
  FROM run c
  CROSS JOIN LATERAL (
    SELECT c.status = 'ended' AND coalesce(c.state->>'reason', '') IN ('control_group', 'holdout') AS withheld
  ) w
  JOIN contact k ON k.id = c.contact_id
  JOIN journey_version v ON v.id = c.version_id
  LEFT JOIN conversion g ON g.run_id = c.id
 WHERE c.workspace_id = $1 AND c.journey_id = $2 AND c.started_at >= $3 AND c.started_at < $4 AND c.id > $11
   AND ($5::text IS NULL OR (NOT w.withheld AND EXISTS (
         SELECT 1 FROM ${OWN} p
          WHERE p.node_id = $5 AND ($6::text IS NULL OR p.output = $6)
            AND ($7::text IS NULL OR EXISTS (
                  SELECT 1 FROM ${OWN} q WHERE q.node_id = $7 AND q.revision > p.revision)))))
   AND ($8::boolean IS NULL OR w.withheld = $8)
   AND ($9::boolean IS NULL OR (g.run_id IS NOT NULL) = $9)
   AND ($10::text IS NULL OR (c.status = $10 AND NOT w.withheld))
 ORDER BY c.id LIMIT $12`;
