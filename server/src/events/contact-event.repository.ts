import { Injectable } from '@nestjs/common';
import {
  laneOf,
  type ContactEvent,
  type ContactId,
  type EpochMs,
  type Properties,
  type WorkspaceId,
} from '@sendero/shared';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { storedJson } from '../database/stored-json';
import type { Slice, TimePlace } from '../http/page';
import type { StoredEvent } from '../runs/stored-event';

/** An event whose contact is known, ready to be stored. */
export interface StoredContactEvent {
  readonly id: string;
  readonly contactId: ContactId;
  readonly name: string;
  readonly properties: Properties;
  readonly at: EpochMs;
  /** The caller's id of it; null when it has none. */
  readonly key: string | null;
}

@Injectable()
export class ContactEventRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * Stores events and puts each into its contact's lane. One whose key came before is left out.
   *
   * @returns the ids of those that were stored
   */
  async store(
    workspaceId: WorkspaceId,
    events: readonly StoredContactEvent[],
    now: Date,
    tx: PoolClient,
  ): Promise<ReadonlySet<string>> {
    const { rows } = await tx.query<{ readonly id: string }>({
      name: 'store contact events',
      text: STORE,
      values: [
        workspaceId,
        now,
        events.map(({ id }) => id),
        events.map(({ contactId }) => contactId),
        events.map(({ contactId }) => laneOf(contactId)),
        events.map(({ name }) => name),
        events.map(({ properties }) => storedJson(properties)),
        events.map(({ at }) => new Date(at)),
        events.map(({ key }) => key),
        events.map(({ name, properties, at }) => storedJson(customEvent(name, properties, at))),
      ],
    });
    return new Set(rows.map(({ id }) => id));
  }

  /** Those of these contacts that the workspace has. */
  async known(
    workspaceId: WorkspaceId,
    contacts: readonly string[],
    tx: PoolClient,
  ): Promise<ReadonlyMap<string, ContactId>> {
    if (contacts.length === 0) return new Map();
    const { rows } = await tx.query<{ readonly id: ContactId }>({
      name: 'known contacts',
      text: 'SELECT id FROM contact WHERE workspace_id = $1 AND id = ANY($2::uuid[])',
      values: [workspaceId, contacts],
    });
    return new Map(rows.map(({ id }) => [id, id]));
  }

  /** What happened to a contact, newest first. */
  async list(
    workspaceId: WorkspaceId,
    contactId: ContactId,
    { after, limit }: Slice<TimePlace>,
  ): Promise<readonly ContactEvent[]> {
    const rows = await this.database.query<(Omit<ContactEvent, 'at'> & { readonly at: Date })[]>(
      `SELECT id, name, properties, at FROM contact_event
        WHERE workspace_id = $1 AND contact_id = $2
          AND ($3::timestamptz IS NULL OR (at, id) < ($3, $4::uuid))
        ORDER BY at DESC, id DESC LIMIT $5`,
      [workspaceId, contactId, after && new Date(after[0]), after && after[1], limit + 1],
    );
    return rows.map(({ at, ...event }) => ({ ...event, at: at.getTime() }));
  }
}

function customEvent(name: string, properties: Properties, at: EpochMs): StoredEvent {
  return { type: 'customEvent', name, properties, at };
}

/** The lane's event goes through the channel that the contact wrote to last, or the workspace's first. */
const STORE = `
WITH input AS (
  SELECT * FROM unnest($3::uuid[], $4::uuid[], $5::smallint[], $6::text[], $7::jsonb[], $8::timestamptz[], $9::text[],
                       $10::json[])
    WITH ORDINALITY AS x (id, contact_id, lane, name, properties, at, key, payload, n)
), keyed AS (
  -- In the order of the keys, so that two requests never wait for each other in a circle.
  INSERT INTO contact_event_key (workspace_id, key, event_id, received_at)
  SELECT $1, key, id, $2 FROM input WHERE key IS NOT NULL ORDER BY key, n
  ON CONFLICT DO NOTHING
  RETURNING event_id
), fresh AS (
  SELECT * FROM input i WHERE i.key IS NULL OR i.id IN (SELECT event_id FROM keyed)
), stored AS (
  INSERT INTO contact_event (id, workspace_id, contact_id, name, properties, at, received_at)
  SELECT id, $1, contact_id, name, properties, at, $2 FROM fresh
), queued AS (
  INSERT INTO event (lane, contact_id, channel_id, payload, received_at)
  SELECT f.lane, f.contact_id, c.id, f.payload, $2
    FROM fresh f
    CROSS JOIN LATERAL (
      SELECT coalesce(
        (SELECT t.channel_id FROM conversation t WHERE t.contact_id = f.contact_id
          ORDER BY t.last_inbound_at DESC NULLS LAST LIMIT 1),
        (SELECT h.id FROM channel h WHERE h.workspace_id = $1 ORDER BY h.created_at, h.id LIMIT 1)) AS id
    ) c
   WHERE c.id IS NOT NULL
   ORDER BY f.n
)
SELECT id FROM fresh`;
