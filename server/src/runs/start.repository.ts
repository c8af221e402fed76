import { Injectable } from '@nestjs/common';
import { laneOf, type ChannelId, type ContactId } from '@sendero/shared';
import type { PoolClient } from 'pg';
import { storedJson } from '../database/stored-json';
import type { StoredEvent } from './stored-event';

type Start = Extract<StoredEvent, { readonly type: 'start' }>;

interface Starter {
  readonly contactId: ContactId;
  readonly channelId: ChannelId;
}

/** Puts people into the lanes who are to start a journey. */
@Injectable()
export class StartRepository {
  async append(people: readonly Starter[], start: Start, now: Date, tx: PoolClient): Promise<void> {
    await this.appendEach(
      people.map((person) => ({ ...person, start })),
      now,
      tx,
    );
  }

  /** Each with what their own run is told. */
  async appendEach(people: readonly (Starter & { readonly start: Start })[], now: Date, tx: PoolClient): Promise<void> {
    if (people.length === 0) return;
    await tx.query({
      name: 'append starts',
      text: `INSERT INTO event (lane, contact_id, channel_id, payload, received_at)
             SELECT lane, contact_id, channel_id, payload, $5
               FROM unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::json[]) AS x (lane, contact_id, channel_id, payload)`,
      values: [
        people.map(({ contactId }) => laneOf(contactId)),
        people.map(({ contactId }) => contactId),
        people.map(({ channelId }) => channelId),
        people.map(({ start }) => storedJson(start)),
        now,
      ],
    });
  }

  /** Whether more events wait than the lanes work off in a moment; `most` is where that begins. */
  async isBusy(most: number, tx: PoolClient): Promise<boolean> {
    const { rows } = await tx.query<{ readonly busy: boolean }>(
      'SELECT count(*) > $1 AS busy FROM (SELECT 1 FROM event LIMIT $1 + 1) AS waiting',
      [most],
    );
    return rows[0]?.busy ?? false;
  }
}
