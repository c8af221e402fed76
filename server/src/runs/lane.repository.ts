import { Injectable } from '@nestjs/common';
import type { ChannelId, ContactId, JourneyId, RunId } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { storedJson } from '../database/stored-json';
import type { StoredEvent } from './stored-event';
import { WatchRepository } from './watch.repository';

/** An event that was taken off the queue in this transaction. */
export interface TakenEvent {
  readonly id: string;
  readonly lane: number;
  readonly contactId: ContactId;
  readonly channelId: ChannelId;
  /** Null while it is not decided who gets it. */
  readonly runId: RunId | null;
  readonly payload: StoredEvent;
  readonly receivedAt: Date;
}

export interface DueTimer {
  readonly runId: RunId;
  readonly token: number;
}

/** The queues that the engine works off. A lane belongs to whoever holds the lock on its row, until the transaction ends. */
@Injectable()
export class LaneRepository {
  constructor(readonly watches: WatchRepository) {}

  /**
   * Locks free lanes that have work, at most `most`. What they hold must be read by a later statement: only then does
   * it see what the lane's previous worker committed.
   */
  async claim(most: number, first: number, now: Date, tx: PoolClient): Promise<readonly number[]> {
    const { rows } = await tx.query<{ readonly id: number }>({
      name: 'claim lanes',
      text: `SELECT l.id FROM lane l
              WHERE EXISTS (SELECT 1 FROM event e WHERE e.lane = l.id)
                 OR EXISTS (SELECT 1 FROM timer t WHERE t.lane = l.id AND t.due_at <= $3)
                 OR EXISTS (SELECT 1 FROM inaction_watch w WHERE w.lane = l.id AND w.due_at <= $3)
              ORDER BY (l.id + $1) % 64 LIMIT $2 FOR UPDATE OF l SKIP LOCKED`,
      values: [first, most, now],
    });
    return rows.map(({ id }) => id);
  }

  /** Takes the oldest events of the lanes, in order. */
  async takeEvents(lanes: readonly number[], limit: number, tx: PoolClient): Promise<readonly TakenEvent[]> {
    const { rows } = await tx.query<TakenEvent>({
      name: 'take events',
      text: `DELETE FROM event WHERE id = ANY(ARRAY(
               SELECT i.id FROM unnest($1::smallint[]) AS s (lane)
                CROSS JOIN LATERAL (SELECT x.id FROM event x WHERE x.lane = s.lane ORDER BY x.id LIMIT $3) i
                LIMIT $2))
             RETURNING ${EVENT_COLUMNS}`,
      values: [lanes, limit, Math.max(20, Math.ceil((2 * limit) / Math.max(1, lanes.length)))],
    });
    return inOrder(rows);
  }

  /** Takes these events alone, for a second try without their neighbours. */
  async takeEventsById(ids: readonly string[], tx: PoolClient): Promise<readonly TakenEvent[]> {
    const { rows } = await tx.query<TakenEvent>(
      `DELETE FROM event WHERE id = ANY($1::bigint[]) RETURNING ${EVENT_COLUMNS}`,
      [ids],
    );
    return inOrder(rows);
  }

  async takeTimers(lanes: readonly number[], limit: number, now: Date, tx: PoolClient): Promise<readonly DueTimer[]> {
    const { rows } = await tx.query<DueTimer>({
      name: 'take timers',
      text: `DELETE FROM timer t USING (
               SELECT i.run_id, i.token FROM unnest($1::smallint[]) AS s (lane)
                CROSS JOIN LATERAL (SELECT x.run_id, x.token FROM timer x
                                     WHERE x.lane = s.lane AND x.due_at <= $3 ORDER BY x.due_at LIMIT $4) i
                LIMIT $2) d
              WHERE t.run_id = d.run_id AND t.token = d.token
             RETURNING t.run_id AS "runId", t.token`,
      values: [lanes, limit, now, Math.max(20, Math.ceil((2 * limit) / Math.max(1, lanes.length)))],
    });
    return rows;
  }

  async takeTimersOf(timers: readonly DueTimer[], tx: PoolClient): Promise<readonly DueTimer[]> {
    const { rows } = await tx.query<DueTimer>(
      `DELETE FROM timer t USING unnest($1::uuid[], $2::int[]) AS d (run_id, token)
        WHERE t.run_id = d.run_id AND t.token = d.token RETURNING t.run_id AS "runId", t.token`,
      [timers.map(({ runId }) => runId), timers.map(({ token }) => token)],
    );
    return rows;
  }

  async lock(lanes: readonly number[], tx: PoolClient): Promise<void> {
    await tx.query('SELECT id FROM lane WHERE id = ANY($1::smallint[]) ORDER BY id FOR UPDATE', [lanes]);
  }

  /** Keeps events of people whose journey is paused, under the same ids, until it is resumed. */
  async hold(events: readonly (TakenEvent & { readonly journeyId: JourneyId })[], tx: PoolClient): Promise<void> {
    if (events.length === 0) return;
    await tx.query({
      name: 'hold events',
      text: `INSERT INTO held_event (id, journey_id, lane, contact_id, channel_id, run_id, payload, received_at, release_at)
             SELECT coalesce(id, nextval(pg_get_serial_sequence('event', 'id'))), journey_id, lane, contact_id, channel_id,
                    run_id, payload, received_at,
                    -- Nothing overtakes what the same run waits for already.
                    (SELECT max(h.release_at) FROM held_event h WHERE h.run_id = x.run_id)
               FROM unnest($1::bigint[], $2::uuid[], $3::smallint[], $4::uuid[], $5::uuid[], $6::uuid[], $7::json[],
                           $8::timestamptz[])
                    AS x (id, journey_id, lane, contact_id, channel_id, run_id, payload, received_at)`,
      values: [
        events.map(({ id }) => (id === '' ? null : id)),
        events.map(({ journeyId }) => journeyId),
        ...columns(events),
      ],
    });
  }

  /** Sets aside events that can't be applied, where people can see them. */
  async bury(events: readonly (TakenEvent & { readonly error: string })[], now: Date, tx: PoolClient): Promise<void> {
    if (events.length === 0) return;
    await tx.query({
      name: 'bury events',
      text: `INSERT INTO dead_event (id, lane, contact_id, channel_id, run_id, payload, received_at, error, died_at)
             SELECT coalesce(id, nextval(pg_get_serial_sequence('event', 'id'))), lane, contact_id, channel_id, run_id,
                    payload, received_at, error, $9
               FROM unnest($1::bigint[], $2::smallint[], $3::uuid[], $4::uuid[], $5::uuid[], $6::json[],
                           $7::timestamptz[], $8::text[])
                    AS x (id, lane, contact_id, channel_id, run_id, payload, received_at, error)`,
      values: [
        events.map(({ id }) => (id === '' ? null : id)),
        ...columns(events),
        events.map(({ error }) => error.slice(0, 2000)),
        now,
      ],
    });
  }

  /**
   * Lets events go on whose journey is no longer paused and whose turn has come; a batch may have held some just while
   * the journey was resumed.
   */
  async releaseHeld(now: Date, tx: PoolClient): Promise<number> {
    const { rowCount } = await tx.query(
      `WITH gone AS (
         DELETE FROM held_event h USING journey j
          WHERE j.id = h.journey_id AND j.status <> 'paused' AND (h.release_at IS NULL OR h.release_at <= $1)
         RETURNING h.*
       )
       INSERT INTO event (id, lane, contact_id, channel_id, run_id, payload, received_at) OVERRIDING SYSTEM VALUE
       SELECT id, lane, contact_id, channel_id, run_id, payload, received_at FROM gone`,
      [now],
    );
    return rowCount ?? 0;
  }
}

const EVENT_COLUMNS = `id::text, lane, contact_id AS "contactId", channel_id AS "channelId", run_id AS "runId", payload,
                received_at AS "receivedAt"`;

function inOrder(events: TakenEvent[]): readonly TakenEvent[] {
  return events.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

function columns(events: readonly TakenEvent[]): readonly unknown[] {
  return [
    events.map(({ lane }) => lane),
    events.map(({ contactId }) => contactId),
    events.map(({ channelId }) => channelId),
    events.map(({ runId }) => runId),
    events.map(({ payload }) => storedJson(payload)),
    events.map(({ receivedAt }) => receivedAt),
  ];
}
