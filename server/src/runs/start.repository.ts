import { Injectable } from '@nestjs/common';
import { laneOf, type ChannelId, type ContactId } from '@sendero/shared';
import type { PoolClient } from 'pg';
import type { StoredEvent } from './stored-event';

/** Puts people into the lanes who are to start a journey. */
@Injectable()
export class StartRepository {
  async append(
    people: readonly { readonly contactId: ContactId; readonly channelId: ChannelId }[],
    start: Extract<StoredEvent, { readonly type: 'start' }>,
    now: Date,
    tx: PoolClient,
  ): Promise<void> {
    if (people.length === 0) return;
    await tx.query({
      name: 'append starts',
      text: `INSERT INTO event (lane, contact_id, channel_id, payload, received_at)
             SELECT lane, contact_id, channel_id, $4, $5
               FROM unnest($1::smallint[], $2::uuid[], $3::uuid[]) AS x (lane, contact_id, channel_id)`,
      values: [
        people.map(({ contactId }) => laneOf(contactId)),
        people.map(({ contactId }) => contactId),
        people.map(({ channelId }) => channelId),
        JSON.stringify(start),
        now,
      ],
    });
  }
}
