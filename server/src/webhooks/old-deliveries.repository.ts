import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** How long the log keeps what an endpoint took, and what was given up. */
const KEPT_DAYS = { delivered: 7, dead: 30 } as const;

/** What the log has kept long enough. */
@Injectable()
export class OldDeliveriesRepository {
  constructor(private readonly database: DataSource) {}

  /** Deletes the oldest; answers how many. */
  async delete(what: 'deliveries' | 'events', most: number): Promise<number> {
    const [, deleted] = await this.database.query<[unknown[], number]>(
      what === 'deliveries' ? OLD_DELIVERIES : OLD_EVENTS,
      [most],
    );
    return deleted;
  }
}

const OLD_DELIVERIES = `
DELETE FROM webhook_delivery WHERE id IN (
  SELECT id FROM webhook_delivery
   WHERE ended_at < now() - CASE state WHEN 'dead' THEN interval '${KEPT_DAYS.dead} days'
                                       ELSE interval '${KEPT_DAYS.delivered} days' END
     AND ended_at < now() - interval '${KEPT_DAYS.delivered} days'
   ORDER BY ended_at LIMIT $1 FOR UPDATE SKIP LOCKED)`;

/** An event comes with its deliveries, so one without has had them. */
const OLD_EVENTS = `
DELETE FROM webhook_event WHERE id IN (
  SELECT v.id FROM webhook_event v
   WHERE v.created_at < now() - interval '${KEPT_DAYS.delivered} days'
     AND NOT EXISTS (SELECT FROM webhook_delivery d WHERE d.event_id = v.id)
   ORDER BY v.created_at LIMIT $1)`;
