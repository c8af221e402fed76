import type { ProblemCode } from '@sendero/shared';
import { LIVE_CHANNEL } from '../live/live-notice';

/** Messages in one notice: their ids stay below the 8,000 bytes that Postgres takes. */
const TOLD_AT_ONCE = 150;

/**
 * The rest, after `WITH`, of a statement that takes back what waits to be sent, and answers `cancelled`, the number of
 * messages, in one row for each part that screens are told of. They are told by the statement itself, when it is
 * committed: whoever cancels would otherwise have to carry the ids out of its transaction.
 *
 * @param which a condition on the outbox, with the statement's parameters
 */
export function cancelling(which: string, problem: ProblemCode): string {
  return `gone AS (
  DELETE FROM outbox WHERE ${which} AND lease_until IS NULL RETURNING message_id
), cancelled AS (
  UPDATE message m SET status = 'cancelled', problem = '${problem}'
    FROM gone WHERE m.id = gone.message_id
  RETURNING m.id, m.workspace_id
), numbered AS (
  SELECT id, workspace_id, row_number() OVER (PARTITION BY workspace_id) / ${TOLD_AT_ONCE} AS part FROM cancelled
)
SELECT count(*)::int AS cancelled,
       pg_notify('${LIVE_CHANNEL}', json_build_object('workspace', workspace_id, 'messages', json_agg(id))::text)
  FROM numbered GROUP BY workspace_id, part`;
}

/** The same for a journey that everybody leaves, whose id is the only parameter. */
export const cancellingOfJourney = cancelling('journey_id = $1', 'message.journey_stopped');
