import type { ContactId, EpochMs, JourneyId, RunId } from '@sendero/shared';
import type { PoolClient } from 'pg';

/** The event happened to a contact that a journey is for. */
export interface Conversion {
  readonly journeyId: JourneyId;
  readonly contactId: ContactId;
  readonly at: EpochMs;
  /** Runs that started before have had their time. */
  readonly since: EpochMs;
  /** The journey's run key, and its value in the event; an event without one is for the contact's last run. */
  readonly runKey: string;
  readonly key: string;
  /** The run that it is for, when that began in the same batch; else it is looked for among those that were there before. */
  readonly begun: RunId | null;
}

/**
 * Marks the run that each of these is for: the last one that started in time. A run reaches the goal once.
 *
 * @param created the runs that began in this batch; they are stored already
 */
export async function saveConversions(
  conversions: readonly Conversion[],
  created: readonly RunId[],
  tx: PoolClient,
): Promise<void> {
  if (conversions.length === 0) return;
  await tx.query({
    name: 'save conversions',
    text: `INSERT INTO conversion (run_id, journey_id, withheld, at)
           SELECT DISTINCT ON (r.id) r.id, r.journey_id,
                  r.state->>'reason' IN ('control_group', 'holdout') AND r.status = 'ended', c.at
             FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[], $7::uuid[])
                    AS c (journey_id, contact_id, at, since, run_key, key, begun)
            CROSS JOIN LATERAL (
              SELECT x.* FROM run x
               WHERE x.contact_id = c.contact_id AND x.journey_id = c.journey_id
                 AND x.started_at >= c.since
                 AND CASE WHEN c.begun IS NULL THEN x.id <> ALL($8::uuid[]) ELSE x.id = c.begun END
                 AND (c.key = '' OR x.state->'event'->>c.run_key = c.key)
               ORDER BY x.id DESC LIMIT 1
            ) r
            ORDER BY r.id, c.at
           ON CONFLICT DO NOTHING`,
    values: [
      conversions.map(({ journeyId }) => journeyId),
      conversions.map(({ contactId }) => contactId),
      conversions.map(({ at }) => new Date(at)),
      conversions.map(({ since }) => new Date(since)),
      conversions.map(({ runKey }) => runKey),
      conversions.map(({ key }) => key),
      conversions.map(({ begun }) => begun),
      created,
    ],
  });
}
