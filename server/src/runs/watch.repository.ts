import { Injectable } from '@nestjs/common';
import {
  laneOf,
  type ChannelId,
  type ContactId,
  type EpochMs,
  type JourneyId,
  type NodeId,
  type Properties,
} from '@sendero/shared';
import type { PoolClient } from 'pg';
import { storedJson } from '../database/stored-json';

/** An event of a contact's that another one has to follow, or the contact starts the journey at the node. */
export interface Watch {
  readonly journeyId: JourneyId;
  readonly node: NodeId;
  readonly contactId: ContactId;
  /** The run key that the event carries; '' when it carries none. */
  readonly key: string;
  readonly channelId: ChannelId;
  readonly properties: Properties;
  readonly happenedAt: EpochMs;
  readonly dueAt: EpochMs;
}

/** Which watches are over, because the event that had to be missing happened at `at`. */
export interface Unwatch extends Pick<Watch, 'journeyId' | 'node' | 'contactId'> {
  /** '' means those of every key. */
  readonly key: string;
  readonly at: EpochMs;
}

/** What waits for an event that may not come. A row goes when it comes, or when its time is over. */
@Injectable()
export class WatchRepository {
  /** Takes what is over, but nothing that an event which is still in the lane's queue could have ended in time. */
  async take(lanes: readonly number[], limit: number, now: Date, tx: PoolClient): Promise<readonly Watch[]> {
    if (lanes.length === 0) return [];
    const { rows } = await tx.query<WatchRow>({
      name: 'take watches',
      text: `DELETE FROM inaction_watch w USING (
               SELECT i.* FROM unnest($1::smallint[]) AS s (lane)
                CROSS JOIN LATERAL (
                  SELECT coalesce((SELECT e.received_at FROM event e WHERE e.lane = s.lane ORDER BY e.id LIMIT 1),
                                  'infinity') AS at
                ) oldest
                CROSS JOIN LATERAL (
                  SELECT x.journey_id, x.node_id, x.contact_id, x.key FROM inaction_watch x
                   WHERE x.lane = s.lane AND x.due_at <= $3 AND x.due_at < oldest.at ORDER BY x.due_at LIMIT $4
                ) i
                LIMIT $2) d
              WHERE w.journey_id = d.journey_id AND w.node_id = d.node_id AND w.contact_id = d.contact_id AND w.key = d.key
             RETURNING ${COLUMNS}`,
      values: [lanes, limit, now, Math.max(20, Math.ceil((2 * limit) / lanes.length))],
    });
    return rows.map(asWatch);
  }

  /** Takes these alone, for a second try without their neighbours. */
  async takeAgain(watches: readonly Watch[], tx: PoolClient): Promise<readonly Watch[]> {
    if (watches.length === 0) return [];
    const { rows } = await tx.query<WatchRow>(
      `DELETE FROM inaction_watch w USING unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[])
                                       AS d (journey_id, node_id, contact_id, key)
        WHERE w.journey_id = d.journey_id AND w.node_id = d.node_id AND w.contact_id = d.contact_id AND w.key = d.key
       RETURNING ${COLUMNS}`,
      names(watches),
    );
    return rows.map(asWatch);
  }

  /** A watch that is begun anew counts from the later event. */
  async save(begun: readonly Watch[], ended: readonly Unwatch[], tx: PoolClient): Promise<void> {
    await Promise.all([this.end(ended, tx), this.begin(begun, tx)]);
  }

  private async end(ended: readonly Unwatch[], tx: PoolClient): Promise<void> {
    if (ended.length === 0) return;
    await tx.query({
      name: 'end watches',
      text: `DELETE FROM inaction_watch w USING unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[])
                                             AS d (journey_id, node_id, contact_id, key, at)
              WHERE w.journey_id = d.journey_id AND w.node_id = d.node_id AND w.contact_id = d.contact_id
                AND (d.key = '' OR w.key = d.key) AND w.due_at >= d.at`,
      values: [...names(ended), ended.map(({ at }) => new Date(at))],
    });
  }

  private async begin(begun: readonly Watch[], tx: PoolClient): Promise<void> {
    if (begun.length === 0) return;
    await tx.query({
      name: 'begin watches',
      text: `INSERT INTO inaction_watch AS w (journey_id, node_id, contact_id, key, lane, channel_id, properties,
                                              happened_at, due_at)
             SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::smallint[], $6::uuid[], $7::json[],
                                  $8::timestamptz[], $9::timestamptz[])
             ON CONFLICT (journey_id, node_id, contact_id, key) DO UPDATE
               SET channel_id = excluded.channel_id, properties = excluded.properties,
                   happened_at = excluded.happened_at, due_at = excluded.due_at
             WHERE excluded.happened_at >= w.happened_at`,
      values: [
        ...names(begun),
        begun.map(({ contactId }) => laneOf(contactId)),
        begun.map(({ channelId }) => channelId),
        begun.map(({ properties }) => storedJson(properties)),
        begun.map(({ happenedAt }) => new Date(happenedAt)),
        begun.map(({ dueAt }) => new Date(dueAt)),
      ],
    });
  }
}

interface WatchRow extends Omit<Watch, 'happenedAt' | 'dueAt'> {
  readonly happenedAt: Date;
  readonly dueAt: Date;
}

const COLUMNS = `w.journey_id AS "journeyId", w.node_id AS node, w.contact_id AS "contactId", w.key,
                    w.channel_id AS "channelId", w.properties, w.happened_at AS "happenedAt", w.due_at AS "dueAt"`;

function asWatch({ happenedAt, dueAt, ...row }: WatchRow): Watch {
  return { ...row, happenedAt: happenedAt.getTime(), dueAt: dueAt.getTime() };
}

function names(watches: readonly Pick<Watch, 'journeyId' | 'node' | 'contactId' | 'key'>[]): unknown[] {
  return [
    watches.map(({ journeyId }) => journeyId),
    watches.map(({ node }) => node),
    watches.map(({ contactId }) => contactId),
    watches.map(({ key }) => key),
  ];
}
