import type { NodeType } from '@sendero/shared';
import { isPassage } from '../reports/report-figures.repository';

/*
 * What messages and runs add to figures. Sums and what is not summed up yet are made of these same pieces, so both always
 * come to the same.
 */

const SENT = `m.status IN ('sent', 'delivered', 'read')`;

const KEYS = 'workspace_id, at, contact_id, channel_id, journey_id';
export const COUNTS = ['written', 'waiting', 'sent', 'delivered', 'read', 'clicked', 'failed', 'cancelled'] as const;
/** The columns of a sum: what sums are told apart by, and what is added up. */
export const SUM_COLUMNS = `${KEYS}, came, came_at, ${COUNTS.join(', ')}, first_sent_at, runs, withheld, goals`;

/** Adds up what messages and runs add: a row for each contact, channel and journey in each stretch of time. */
export function sumOf(parts: readonly string[]): string {
  return `
  SELECT ${KEYS}, sum(came)::int AS came, array_agg(came_at) FILTER (WHERE came > 0) AS came_at,
         ${COUNTS.map((name) => `sum(${name})::int AS ${name}`).join(', ')},
         min(first_sent_at) AS first_sent_at, sum(runs)::int AS runs, sum(withheld)::int AS withheld,
         sum(goals)::int AS goals
    FROM (${parts.join(' UNION ALL ')}) AS part
   GROUP BY ${KEYS}`;
}

/**
 * @param from `m`, the messages
 * @param at the beginning of the time that a message belongs to
 */
export function messageParts(from: string, at: string): string {
  const outgoing = (what: string) => `(m.direction = 'out' AND ${what})::int`;
  return `
  SELECT m.workspace_id, ${at} AS at, m.contact_id, m.channel_id, m.journey_id,
         (m.direction = 'in')::int AS came, m.created_at AS came_at,
         ${outgoing('true')} AS written,
         ${outgoing(`m.status IN ('queued', 'sending', 'unknown', 'accepted')`)} AS waiting,
         ${outgoing(SENT)} AS sent,
         ${outgoing(`m.status IN ('delivered', 'read')`)} AS delivered,
         ${outgoing(`m.status = 'read'`)} AS read,
         ${outgoing('m.clicked_at IS NOT NULL')} AS clicked,
         ${outgoing(`m.status = 'failed'`)} AS failed,
         ${outgoing(`m.status = 'cancelled'`)} AS cancelled,
         CASE WHEN m.direction = 'out' AND ${SENT} THEN coalesce(m.accepted_at, m.created_at) END AS first_sent_at,
         0 AS runs, 0 AS withheld, 0 AS goals
    FROM ${from}`;
}

/**
 * Whether somebody gets nothing of a journey is settled when the run begins.
 *
 * @param from `r`, the runs
 * @param at the beginning of the time that a run belongs to
 */
export function runParts(from: string, at: string): string {
  return `
  SELECT r.workspace_id, ${at} AS at, r.contact_id, r.channel_id, r.journey_id, 0, NULL::timestamptz, 0, 0, 0, 0, 0, 0, 0, 0, NULL, 1,
         (r.status = 'ended' AND coalesce(r.state->>'reason', '') IN ('control_group', 'holdout'))::int, 0
    FROM ${from}`;
}

/**
 * A run counts once for each goal that it reaches: that of its journey's settings, and each of its Goal steps.
 *
 * @param conversions `c`, and `r`, their runs, with a condition
 * @param visits `x`, visits of Goal steps, and `r`, their runs, with a condition
 * @param beginningOf the beginning of the time that a moment belongs to
 */
export function goalParts(conversions: string, visits: string, beginningOf: (time: string) => string): string[] {
  const parts = (at: string, from: string) => `
  SELECT r.workspace_id, ${at} AS at, r.contact_id, r.channel_id, r.journey_id, 0, NULL::timestamptz, 0, 0, 0, 0, 0, 0, 0, 0, NULL, 0, 0, 1
    FROM ${from}`;
  return [
    parts(beginningOf('c.at'), `${conversions} AND NOT c.withheld`),
    parts(beginningOf('x.left_at'), `${visits} AND ${IS_FIRST}`),
  ];
}

/** Whether the visit `x` is the first of its run to its step. */
export const IS_FIRST = `(${isPassage('x')}
     AND NOT EXISTS (SELECT 1 FROM visit y
                      WHERE y.run_id = x.run_id AND y.revision < x.revision AND y.node_id = x.node_id AND ${isPassage('y')}))`;

/** Steps of a type, of all workspaces, as `step`. */
function steps(type: NodeType): string {
  return `
step AS (
  SELECT v.workspace_id, v.id AS version_id, n.node->>'id' AS node_id
    FROM journey_version v, jsonb_array_elements(v.document->'nodes') AS n (node)
   WHERE n.node->>'type' = '${type}'
)`;
}

/** What stood in their way before there was a message is in their visits. */
export const SENDING_STEPS = steps('send');
export const GOAL_STEPS = steps('goal');

/** @param from `m`, the messages, with a condition */
export function failedParts(from: string): string {
  return `
  SELECT m.workspace_id, m.created_at AS at, m.contact_id, 'failed' AS type, m.problem AS code, 1 AS times,
         m.created_at AS last_at, m.id AS last_message_id
    FROM ${from}
     AND m.direction = 'out' AND m.status = 'failed' AND m.problem IS NOT NULL`;
}

/** @param from `x`, visits of steps that send, and `r`, their runs, with a condition */
export function blockedParts(from: string): string {
  return `
  SELECT r.workspace_id, x.left_at AS at, r.contact_id, 'blocked' AS type, x.problem AS code, 1 AS times,
         x.left_at AS last_at, NULL::uuid AS last_message_id
    FROM ${from}
     AND x.problem IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM message m WHERE m.run_id = x.run_id AND m.revision = x.revision)`;
}
