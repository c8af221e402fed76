import { Injectable } from '@nestjs/common';
import { laneOf, type ChannelId, type ContactId, type RunEvent, type RunId } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { storedJson } from '../database/stored-json';

/** An event for one run, to be applied when its contact's lane is worked next. */
export interface NewRunEvent {
  readonly runId: RunId;
  readonly contactId: ContactId;
  readonly channelId: ChannelId;
  readonly event: RunEvent;
}

@Injectable()
export class EventRepository {
  async append(events: readonly NewRunEvent[], now: Date, tx: PoolClient): Promise<void> {
    if (events.length === 0) return;
    await tx.query({
      name: 'append events',
      text: `INSERT INTO event (lane, contact_id, channel_id, run_id, payload, received_at)
             SELECT lane, contact_id, channel_id, run_id, payload, $6
               FROM unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::uuid[], $5::json[])
                 WITH ORDINALITY AS x (lane, contact_id, channel_id, run_id, payload, n)
              ORDER BY n`,
      values: [
        events.map(({ contactId }) => laneOf(contactId)),
        events.map(({ contactId }) => contactId),
        events.map(({ channelId }) => channelId),
        events.map(({ runId }) => runId),
        events.map(({ event }) => storedJson(event)),
        now,
      ],
    });
  }
}
