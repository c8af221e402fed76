import { Injectable } from '@nestjs/common';
import {
  foldConsent,
  laneOf,
  type ConsentEntries,
  type ContactDetail,
  type ContactId,
  type ContactSummary,
  type JsonValue,
  type WorkspaceId,
} from '@sendero/shared';
import { DataSource } from 'typeorm';
import type { Parameters } from '../database/parameters';
import type { Slice } from '../http/page';
import { ContactEntity } from './contact.entity';
import { contactSearch, matchesSearch } from './contact-search';
import type { PhoneNumber } from './phone-number';

/** What a person can be told about a contact; what is left out stays as it is. */
export interface ContactFields {
  readonly name?: string;
  readonly language?: string;
  readonly timeZone?: string;
  readonly attributes?: { readonly [name: string]: JsonValue };
  readonly tags?: readonly string[];
}

/** How many contacts are looked at for the attributes that contacts have. */
const LOOKED_AT = 20_000;

@Injectable()
export class ContactsRepository {
  constructor(private readonly database: DataSource) {}

  /** The names of attributes that contacts have, in order; of very many contacts only the newest are asked. */
  async attributeNames(workspaceId: WorkspaceId): Promise<readonly string[]> {
    const rows = await this.database.query<{ readonly name: string }[]>(
      `SELECT DISTINCT name
         FROM (SELECT attributes FROM contact WHERE workspace_id = $1 ORDER BY id DESC LIMIT ${LOOKED_AT}) newest,
              jsonb_object_keys(attributes) name
        ORDER BY name`,
      [workspaceId],
    );
    return rows.map(({ name }) => name);
  }

  /** Names of the events that contacts had, from one name to the next however many events there are. */
  async eventNames(workspaceId: WorkspaceId): Promise<readonly string[]> {
    const rows = await this.database.query<{ readonly name: string }[]>(
      `WITH RECURSIVE named AS (
         (SELECT name FROM contact_event WHERE workspace_id = $1 ORDER BY name LIMIT 1)
         UNION ALL
         SELECT (SELECT e.name FROM contact_event e WHERE e.workspace_id = $1 AND e.name > n.name ORDER BY e.name LIMIT 1)
           FROM named n WHERE n.name IS NOT NULL
       )
       SELECT name FROM named WHERE name IS NOT NULL LIMIT 1000`,
      [workspaceId],
    );
    return rows.map(({ name }) => name);
  }

  /** Newest first. `after` is the id of the last contact seen. */
  async list(
    workspaceId: WorkspaceId,
    search: string | undefined,
    { after, limit }: Slice<string>,
  ): Promise<readonly ContactSummary[]> {
    const { name, phone } = contactSearch(search);
    const rows = await this.database.query<ContactRow[]>(
      contacts(
        `c.workspace_id = $1 AND ($2::uuid IS NULL OR c.id < $2) AND ${matchesSearch('c', '$3', '$4')}
          ORDER BY c.id DESC LIMIT $5`,
      ),
      [workspaceId, after, name, phone, limit + 1],
    );
    return rows.map(asSummary);
  }

  /** Newest first, those alone for whom a condition on the contact `c` holds; its values are in `parameters`. */
  async fitting(
    workspaceId: WorkspaceId,
    condition: string,
    parameters: Parameters,
    { after, limit }: Slice<string>,
  ): Promise<readonly ContactSummary[]> {
    const cursor = parameters.add(after, 'uuid');
    const rows = await this.database.query<ContactRow[]>(
      contacts(
        `c.workspace_id = ${parameters.add(workspaceId, 'uuid')} AND (${cursor} IS NULL OR c.id < ${cursor})
          AND ${condition} ORDER BY c.id DESC LIMIT ${parameters.add(limit + 1, 'int')}`,
      ),
      parameters.values,
    );
    return rows.map(asSummary);
  }

  async find(workspaceId: WorkspaceId, id: ContactId): Promise<ContactDetail | null> {
    const [row] = await this.database.query<ContactRow[]>(contacts('c.workspace_id = $1 AND c.id = $2'), [
      workspaceId,
      id,
    ]);
    return row ? asDetail(row) : null;
  }

  exists(workspaceId: WorkspaceId, id: ContactId): Promise<boolean> {
    return this.database.getRepository(ContactEntity).existsBy({ id, workspaceId });
  }

  /** @throws QueryFailedError when another contact has the number */
  async insert(
    workspaceId: WorkspaceId,
    id: ContactId,
    phone: PhoneNumber,
    { name, language, timeZone, attributes, tags }: Required<ContactFields>,
    now: Date,
  ): Promise<void> {
    await this.database.query(
      `WITH addresses AS (
         INSERT INTO contact_address (workspace_id, kind, value, contact_id)
         VALUES ($2, 'phone', $5, $1), ($2, 'wa_id', $6, $1)
       )
       INSERT INTO contact (id, workspace_id, lane, name, phone, language, attributes, tags, time_zone,
                            created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $7, $8, $9, $11, $10, $10)`,
      [
        id,
        workspaceId,
        laneOf(id),
        name,
        phone.e164,
        phone.digits,
        language,
        JSON.stringify(attributes),
        tags,
        now,
        timeZone,
      ],
    );
  }

  /** Answers whether there is such a contact. */
  async update(
    workspaceId: WorkspaceId,
    id: ContactId,
    { name, language, timeZone, attributes, tags }: ContactFields,
    now: Date,
  ): Promise<boolean> {
    const [, found] = await this.database.query<[unknown[], number]>(
      `UPDATE contact SET name = coalesce($3, name), language = coalesce($4, language),
              attributes = coalesce($5, attributes), tags = coalesce($6, tags), time_zone = coalesce($8, time_zone),
              updated_at = $7
        WHERE workspace_id = $1 AND id = $2`,
      [
        workspaceId,
        id,
        name ?? null,
        language ?? null,
        attributes && JSON.stringify(attributes),
        tags ?? null,
        now,
        timeZone ?? null,
      ],
    );
    return found > 0;
  }
}

interface ContactRow {
  readonly id: ContactId;
  readonly name: string;
  readonly phone: string;
  readonly language: string;
  readonly timeZone: string;
  readonly attributes: ContactDetail['attributes'];
  readonly tags: readonly string[];
  readonly createdAt: Date;
  readonly consent: ConsentEntries;
  readonly addresses: ContactDetail['addresses'];
  readonly lastInboundAt: Date | null;
  readonly activeRuns: number;
}

function contacts(whereAndPage: string): string {
  return `
    SELECT c.id, c.name, c.phone, c.language, c.time_zone AS "timeZone", c.attributes, c.tags, c.created_at AS "createdAt",
           (SELECT coalesce(json_agg(json_build_object('topic', k.topic, 'state', k.state,
                                                       'at', (extract(epoch FROM k.at) * 1000)::bigint)), '[]')
              FROM consent k WHERE k.contact_id = c.id) AS consent,
           (SELECT coalesce(json_agg(json_build_object('kind', a.kind, 'value', a.value) ORDER BY a.kind, a.value), '[]')
              FROM contact_address a WHERE a.contact_id = c.id) AS addresses,
           (SELECT max(t.last_inbound_at) FROM conversation t WHERE t.contact_id = c.id) AS "lastInboundAt",
           (SELECT count(*)::int FROM run r WHERE r.contact_id = c.id AND r.status = 'active') AS "activeRuns"
      FROM contact c WHERE ${whereAndPage}`;
}

function asSummary({ id, name, phone, consent, lastInboundAt, activeRuns, createdAt }: ContactRow): ContactSummary {
  return {
    id,
    name,
    phone,
    consent: foldConsent(consent),
    lastInboundAt: lastInboundAt?.getTime() ?? null,
    activeRuns,
    createdAt: createdAt.getTime(),
  };
}

function asDetail(row: ContactRow): ContactDetail {
  const { language, timeZone, attributes, tags, addresses } = row;
  return { ...asSummary(row), language, timeZone, attributes, tags, addresses };
}
