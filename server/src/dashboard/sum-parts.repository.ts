/*
 * What messages and runs add to figures, a row for each. Sums are these rows added up, and what is not summed up yet is
 * counted from the same rows, so both always come to the same.
 */

const SENT = `m.status IN ('sent', 'delivered', 'read')`;

/** What quarters are told apart by, and what is added up over them. */
export const KEYS = 'workspace_id, at, contact_id, channel_id, journey_id';
export const COUNTS = 'written, waiting, sent, delivered, read, clicked, failed, cancelled';

/**
 * @param from `m`, the messages
 * @param at the beginning of the time that a message belongs to
 */
export function messageParts(from: string, at: string): string {
  const outgoing = (what: string) => `(m.direction = 'out' AND ${what})::int`;
  return `
  SELECT m.workspace_id, ${at} AS at, m.contact_id, m.channel_id, m.journey_id,
         (m.direction = 'in')::int AS came, CASE WHEN m.direction = 'in' THEN ARRAY[m.created_at] END AS came_at,
         ${outgoing('true')} AS written,
         ${outgoing(`m.status IN ('queued', 'sending', 'unknown', 'accepted')`)} AS waiting,
         ${outgoing(SENT)} AS sent,
         ${outgoing(`m.status IN ('delivered', 'read')`)} AS delivered,
         ${outgoing(`m.status = 'read'`)} AS read,
         ${outgoing('m.clicked_at IS NOT NULL')} AS clicked,
         ${outgoing(`m.status = 'failed'`)} AS failed,
         ${outgoing(`m.status = 'cancelled'`)} AS cancelled,
         CASE WHEN m.direction = 'out' AND ${SENT} THEN coalesce(m.accepted_at, m.created_at) END AS first_sent_at,
         0 AS runs, 0 AS withheld
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
  SELECT r.workspace_id, ${at} AS at, r.contact_id, r.channel_id, r.journey_id, 0, NULL, 0, 0, 0, 0, 0, 0, 0, 0, NULL, 1,
         (r.status = 'ended' AND coalesce(r.state->>'reason', '') IN ('control_group', 'holdout'))::int
    FROM ${from}`;
}

/** Steps that send, of all workspaces, as `step`: what stood in their way before there was a message is in their visits. */
export const SENDING_STEPS = `
step AS (
  SELECT v.workspace_id, v.id AS version_id, n.node->>'id' AS node_id
    FROM journey_version v, jsonb_array_elements(v.document->'nodes') AS n (node)
   WHERE n.node->>'type' = 'send'
)`;

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
