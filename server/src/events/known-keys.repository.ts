import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';

/** What callers gave a key of their own so that it counts once. */
@Injectable()
export class KnownKeysRepository {
  /**
   * Forgets keys from before a moment, the oldest first, at most `limit` of each kind. What another process forgets at
   * this moment is left to it.
   *
   * @returns how many of the kind of which more were forgotten
   */
  async forget(before: Date, limit: number, tx: PoolClient): Promise<number> {
    const [events, requests] = await Promise.all([
      tx.query({
        name: 'forget event keys',
        text: `DELETE FROM contact_event_key WHERE (workspace_id, key) IN (
                 SELECT workspace_id, key FROM contact_event_key WHERE received_at < $1
                  ORDER BY received_at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
        values: [before, limit],
      }),
      tx.query({
        name: 'forget start requests',
        text: `DELETE FROM start_request WHERE (workspace_id, journey_id, key) IN (
                 SELECT workspace_id, journey_id, key FROM start_request WHERE at < $1
                  ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED)`,
        values: [before, limit],
      }),
    ]);
    return Math.max(events.rowCount ?? 0, requests.rowCount ?? 0);
  }
}
