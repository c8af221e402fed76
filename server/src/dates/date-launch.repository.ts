import { Injectable } from '@nestjs/common';
import type {
  ChannelId,
  ContactId,
  DateSource,
  EpochMs,
  JourneyId,
  JsonValue,
  NodeConfig,
  NodeId,
  Properties,
  WorkspaceId,
} from '@sendero/shared';
import type { PoolClient } from 'pg';
import { newId } from '../new-id';
import { takeUnplanned, type UnplannedVersion } from '../runs/unplanned-versions.repository';
import type { DateWindow } from './date-window';

export interface PlannedDate {
  readonly node: NodeId;
  readonly config: NodeConfig<'trigger.date'>;
}

/** A date trigger that is worked on, locked until the transaction ends. */
export interface DueDate extends PlannedDate {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly journeyId: JourneyId;
  /** Whose time came before it is not started. */
  readonly since: Date;
  readonly reached: string | null;
}

/** Somebody with a date that may be due. */
export interface Candidate {
  /** Of the contact, or of the event that brings the date: where the next look goes on. */
  readonly place: string;
  readonly contactId: ContactId;
  /** Null when the workspace has no channel at all. */
  readonly channelId: ChannelId | null;
  readonly timeZone: string;
  /** The attributes that count, or the properties of the event. */
  readonly values: { readonly [name: string]: JsonValue };
}

/** Somebody whose time has come. */
export interface Arrival {
  readonly contactId: ContactId;
  readonly channelId: ChannelId;
  /** What is said of a date for which nobody starts twice. */
  readonly occasion: string;
  readonly dueAt: EpochMs;
  readonly properties: Properties;
}

@Injectable()
export class DateLaunchRepository {
  /** Versions whose triggers are not followed yet, which are from now on. */
  takeUnplanned(limit: number, tx: PoolClient): Promise<readonly UnplannedVersion[]> {
    return takeUnplanned('date_plan', limit, tx);
  }

  /** Follows these triggers and no others. One that is as it was goes on; a changed one counts from now. */
  async follow(journey: JourneyId, planned: readonly PlannedDate[], now: Date, tx: PoolClient): Promise<void> {
    const nodes = planned.map(({ node }) => node);
    await tx.query('DELETE FROM date_launch WHERE journey_id = $1 AND NOT node_id = ANY($2)', [journey, nodes]);
    await tx.query(
      `INSERT INTO date_launch AS l (id, journey_id, node_id, config, since, look_at)
       SELECT x.id, $1, x.node, x.config, $5, $5 FROM unnest($2::uuid[], $3::text[], $4::jsonb[]) AS x (id, node, config)
       ON CONFLICT (journey_id, node_id) DO UPDATE
         SET config = excluded.config, since = excluded.since, look_at = excluded.look_at, reached = NULL
       WHERE l.config <> excluded.config`,
      [journey, planned.map(() => newId()), nodes, planned.map(({ config }) => JSON.stringify(config)), now],
    );
  }

  /** Locks a trigger that is to be looked at and whose journey is live; null when nobody else has left one. */
  async takeDue(now: Date, tx: PoolClient): Promise<DueDate | null> {
    const { rows } = await tx.query<DueDate>(
      `SELECT l.id, j.workspace_id AS "workspaceId", l.journey_id AS "journeyId", l.node_id AS node, l.config, l.since,
              l.reached
         FROM date_launch l JOIN journey j ON j.id = l.journey_id AND j.status = 'live'
        WHERE l.look_at <= $1 ORDER BY l.look_at LIMIT 1 FOR UPDATE OF l SKIP LOCKED`,
      [now],
    );
    return rows[0] ?? null;
  }

  /** The next who may be due, by what their dates begin with; the dates are read by whoever asked. */
  async candidates(launch: DueDate, window: DateWindow, limit: number, tx: PoolClient): Promise<readonly Candidate[]> {
    const { source, yearly } = launch.config;
    const { rows } = await tx.query<Candidate>(CANDIDATES[source.type](yearly), [
      launch.workspaceId,
      launch.reached,
      limit,
      ...(yearly ? [window.days, null] : [window.from, window.until]),
      ...named(source),
    ]);
    return rows;
  }

  /** Notes who starts now; answers those who were not noted for the same date before. */
  async note(launch: DueDate, arrivals: readonly Arrival[], tx: PoolClient): Promise<readonly Arrival[]> {
    if (arrivals.length === 0) return [];
    const { rows } = await tx.query<Pick<Arrival, 'contactId' | 'occasion'>>(
      `INSERT INTO date_start (launch_id, contact_id, occasion, due_at)
       SELECT $1, x.contact_id, x.occasion, x.due_at
         FROM unnest($2::uuid[], $3::text[], $4::timestamptz[]) AS x (contact_id, occasion, due_at)
       ON CONFLICT DO NOTHING RETURNING contact_id AS "contactId", occasion`,
      [
        launch.id,
        arrivals.map(({ contactId }) => contactId),
        arrivals.map(({ occasion }) => occasion),
        arrivals.map(({ dueAt }) => new Date(dueAt)),
      ],
    );
    const fresh = new Set(rows.map(({ contactId, occasion }) => `${contactId} ${occasion}`));
    return arrivals.filter(({ contactId, occasion }) => fresh.has(`${contactId} ${occasion}`));
  }

  /** @param lookAt when the next round begins; null while this one goes on */
  async progress({ id }: DueDate, reached: string | null, lookAt: Date | null, tx: PoolClient): Promise<void> {
    await tx.query('UPDATE date_launch SET reached = $2, look_at = coalesce($3, look_at) WHERE id = $1', [
      id,
      reached,
      lookAt,
    ]);
  }

  /** Forgets for whom it has long been too late. */
  async forget({ id }: DueDate, before: Date, tx: PoolClient): Promise<void> {
    await tx.query('DELETE FROM date_start WHERE launch_id = $1 AND due_at < $2', [id, before]);
  }
}

/** What a source is found by: the place of the value, and the event's name. */
function named(source: DateSource): readonly string[] {
  return source.type === 'attribute' ? [source.attribute] : [source.property, source.event.name];
}

/** The same zone and channel that a step of the contact would have. */
const PERSON = `coalesce(nullif(c.time_zone, ''), w.time_zone) AS "timeZone",
       coalesce((SELECT t.channel_id FROM conversation t WHERE t.contact_id = c.id
                  ORDER BY t.last_inbound_at DESC NULLS LAST, t.id LIMIT 1),
                (SELECT h.id FROM channel h WHERE h.workspace_id = $1 ORDER BY h.created_at, h.id LIMIT 1)) AS "channelId"`;

/** A date begins with its day; the day of every year is the part behind the year. */
function begins(value: string, yearly: boolean): string {
  return yearly
    ? `substr(ltrim(${value}), 6, 5) = ANY($4::text[]) AND $5::text IS NULL`
    : `left(ltrim(${value}), 10) COLLATE "C" BETWEEN $4 AND $5`;
}

const CANDIDATES: { readonly [T in DateSource['type']]: (yearly: boolean) => string } = {
  attribute: (yearly) => `
SELECT c.id AS place, c.id AS "contactId", jsonb_build_object($6::text, c.attributes -> $6) AS values, ${PERSON}
  FROM contact c JOIN workspace w ON w.id = c.workspace_id
 WHERE c.workspace_id = $1 AND ($2::uuid IS NULL OR c.id > $2) AND ${begins('(c.attributes ->> $6::text)', yearly)}
 ORDER BY c.id LIMIT $3`,
  event: (yearly) => `
SELECT e.id AS place, c.id AS "contactId", e.properties AS values, ${PERSON}
  FROM contact_event e JOIN contact c ON c.id = e.contact_id JOIN workspace w ON w.id = c.workspace_id
 WHERE e.workspace_id = $1 AND e.name = $7 AND ($2::uuid IS NULL OR e.id > $2)
   AND ${begins('(e.properties ->> $6::text)', yearly)}
 ORDER BY e.id LIMIT $3`,
};
