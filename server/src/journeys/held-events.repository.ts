import { Injectable } from '@nestjs/common';
import type { JourneyId, ResumePreview } from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';

/** What has gathered while a journey was paused. The journey must be the workspace's own. */
@Injectable()
export class HeldEventsRepository {
  constructor(private readonly database: DataSource) {}

  async preview(id: JourneyId, now: Date): Promise<ResumePreview> {
    const [row] = await this.database.query<ResumePreview[]>(
      `WITH ${OVERDUE}
       SELECT (SELECT count(*) FROM overdue)::int AS overdue,
              (SELECT count(*) FROM held_event WHERE journey_id = $1 AND payload->>'type' <> 'timerDue')::int AS events,
              (SELECT count(*) FROM outbox WHERE journey_id = $1)::int AS messages,
              (SELECT count(*) FROM (
                 SELECT contact_id FROM held_event WHERE journey_id = $1
                 UNION SELECT contact_id FROM overdue
                 UNION SELECT contact_id FROM outbox WHERE journey_id = $1) AS c)::int AS contacts`,
      [id, now],
    );
    return row ?? { overdue: 0, events: 0, messages: 0, contacts: 0 };
  }

  /** Puts everything that was held back in line where it stood. */
  async release(id: JourneyId, tx: EntityManager): Promise<void> {
    await tx.query(
      `WITH held AS (DELETE FROM held_event WHERE journey_id = $1 RETURNING *)
       INSERT INTO event (id, lane, contact_id, channel_id, run_id, payload, received_at) OVERRIDING SYSTEM VALUE
       SELECT id, lane, contact_id, channel_id, run_id, payload, received_at FROM held ORDER BY id`,
      [id],
    );
  }

  /** Ends the runs whose time was up during the pause: each is told to leave, and what else it waited for goes. */
  async drop(id: JourneyId, now: Date, tx: EntityManager): Promise<number> {
    const [row] = await tx.query<{ readonly dropped: number }[]>(
      `WITH ${OVERDUE}, gone AS (
         DELETE FROM held_event h USING overdue o WHERE h.run_id = o.id
       ), stopped AS (
         DELETE FROM timer t USING overdue o WHERE t.run_id = o.id
       ), told AS (
         INSERT INTO event (lane, contact_id, channel_id, run_id, payload, received_at)
         SELECT lane, contact_id, channel_id, id, '{"type": "exit", "reason": "overdue"}', $2 FROM overdue ORDER BY id
       )
       SELECT count(*)::int AS dropped FROM overdue`,
      [id, now],
    );
    return row?.dropped ?? 0;
  }

  /**
   * Gives every contact for whom something has gathered a turn of their own, `perMinute` turns a minute, in the order in
   * which it happened. Timers that fell due become held events, so that they take their turn too. The last turn is kept
   * with the journey.
   *
   * @returns how many contacts wait for a turn
   */
  async spread(id: JourneyId, perMinute: number, now: Date, tx: EntityManager): Promise<number> {
    const everyMs = 60_000 / perMinute;
    await tx.query(
      `WITH due AS (
         DELETE FROM timer t USING run r
          WHERE r.journey_id = $1 AND r.status = 'active' AND t.run_id = r.id AND t.due_at <= $2
         RETURNING t.run_id, t.token, r.lane, r.contact_id, r.channel_id
       )
       INSERT INTO held_event (id, journey_id, lane, contact_id, channel_id, run_id, payload, received_at)
       SELECT nextval(pg_get_serial_sequence('event', 'id')), $1, lane, contact_id, channel_id, run_id,
              json_build_object('type', 'timerDue', 'token', token), $2
         FROM due`,
      [id, now],
    );
    const [row] = await tx.query<{ readonly contacts: number }[]>(
      `WITH gathered AS (
         SELECT contact_id, min(id) AS first, NULL::text AS message FROM held_event WHERE journey_id = $1 GROUP BY 1
         UNION ALL
         SELECT contact_id, NULL, min(message_id::text) FROM outbox WHERE journey_id = $1 GROUP BY 1
       ), turn AS (
         SELECT contact_id,
                $2::timestamptz + ((row_number() OVER (ORDER BY min(first), min(message)) - 1) * $3::float8)
                                  * interval '1 millisecond' AS at
           FROM gathered GROUP BY contact_id
       ), held AS (
         UPDATE held_event h SET release_at = turn.at FROM turn WHERE h.journey_id = $1 AND h.contact_id = turn.contact_id
       ), queued AS (
         UPDATE outbox o SET not_before = greatest(o.not_before, turn.at)
           FROM turn WHERE o.journey_id = $1 AND o.contact_id = turn.contact_id AND o.lease_until IS NULL
       ), last AS (
         UPDATE journey SET spread_until = (SELECT max(at) + interval '1 minute' FROM turn) WHERE id = $1
       )
       SELECT count(*)::int AS contacts FROM turn`,
      [id, now, everyMs],
    );
    return row?.contacts ?? 0;
  }
}

/** Active runs of journey $1 whose timer was due at $2, whether its event is held already or not. */
const OVERDUE = `overdue AS (
         SELECT r.id, r.lane, r.contact_id, r.channel_id FROM run r
          WHERE r.journey_id = $1 AND r.status = 'active'
            AND (EXISTS (SELECT 1 FROM held_event h
                          WHERE h.run_id = r.id AND h.payload->>'type' = 'timerDue'
                            AND h.payload->>'token' = r.state->>'revision')
                 OR EXISTS (SELECT 1 FROM timer t
                             WHERE t.run_id = r.id AND t.token::text = r.state->>'revision' AND t.due_at <= $2))
       )`;
