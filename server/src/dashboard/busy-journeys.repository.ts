import { GOAL_STEPS, IS_FIRST } from './sum-parts.repository';

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

/** $2 is what messages, runs and goals come to, as JSON of `figuresSql`; $3: at most so many. */
export const JOURNEYS = `
WITH ${ACTIVE}, moved AS (
  SELECT * FROM json_to_recordset($2::json)
    AS x (id uuid, started float8, messages float8, sent float8, read float8, failed float8, goals float8)
)
SELECT j.id, j.name, j.status, m.started, coalesce(a.runs, 0)::float8 AS "activeRuns", m.messages, m.sent, m.read, m.failed,
       m.goals
  FROM journey j JOIN moved m ON m.id = j.id LEFT JOIN active a ON a.journey_id = j.id
 WHERE j.workspace_id = $1
 ORDER BY m.started DESC, m.messages DESC, m.goals DESC, j.name, j.id
 LIMIT $3`;

/**
 * Every time that a run of a journey reached a goal, in the order of the runs: as many as the figure of the journey says.
 * $1 is the workspace, $2 and $3 where the range begins and ends, $4 the journey. A goal is named as in the journey's report.
 */
export const REACHED_GOALS = `
WITH ${GOAL_STEPS}, reached AS (
  SELECT c.run_id, 'event' AS goal, c.at
    FROM conversion c WHERE c.journey_id = $4 AND NOT c.withheld AND c.at >= $2 AND c.at < $3
  UNION ALL
  SELECT x.run_id, 'step:' || x.node_id, x.left_at
    FROM step s JOIN visit x ON x.version_id = s.version_id AND x.node_id = s.node_id AND x.left_at >= $2 AND x.left_at < $3
   WHERE s.workspace_id = $1 AND ${IS_FIRST}
)
SELECT r.id AS run, r.contact_id AS contact, coalesce(k.name, '') AS name, coalesce(k.phone, '') AS phone, g.goal, g.at
  FROM reached g JOIN run r ON r.id = g.run_id AND r.workspace_id = $1 AND r.journey_id = $4
  LEFT JOIN contact k ON k.id = r.contact_id AND k.workspace_id = $1
 ORDER BY r.id, g.at, g.goal`;
