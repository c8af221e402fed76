import { Injectable } from '@nestjs/common';
import {
  messageSummary,
  type ConsentEntries,
  type ConversationId,
  type ConversationView,
  type EpochMs,
  type IncomingContent,
  type SentContent,
  type WorkspaceId,
} from '@sendero/shared';
import { DataSource } from 'typeorm';
import { contactSearch, matchesSearch } from '../contacts/contact-search';
import type { Slice, TimePlace } from '../http/page';
import type { Thread } from './messages.repository';

/** What decides whether an agent may write freely. */
export interface Permission {
  readonly windowExpiresAt: EpochMs | null;
  readonly consent: ConsentEntries;
}

@Injectable()
export class ConversationsRepository {
  constructor(private readonly database: DataSource) {}

  /** Who wrote last comes first; people who never wrote come last. */
  async list(
    workspaceId: WorkspaceId,
    search: string | undefined,
    { after, limit }: Slice<TimePlace>,
  ): Promise<readonly ConversationView[]> {
    const { name, phone } = contactSearch(search);
    const [time, id] = after ?? [null, null];
    const rows = await this.database.query<ConversationRow[]>(
      conversations(
        `t.workspace_id = $1 AND ${matchesSearch('c', '$2', '$3')}
          AND ($4::timestamptz IS NULL OR (${LAST_INBOUND}, t.id) < ($4, $5::uuid))`,
        '$6',
      ),
      [workspaceId, name, phone, time === null ? null : new Date(time), id, limit + 1],
    );
    return rows.map(asView);
  }

  async load(workspaceId: WorkspaceId, ids: readonly string[]): Promise<readonly ConversationView[]> {
    const rows = await this.database.query<ConversationRow[]>(
      conversations('t.workspace_id = $1 AND t.id = ANY($2::uuid[])', 'ALL'),
      [workspaceId, ids],
    );
    return rows.map(asView);
  }

  async find(workspaceId: WorkspaceId, id: ConversationId): Promise<ConversationView | null> {
    return (await this.load(workspaceId, [id]))[0] ?? null;
  }

  async thread(workspaceId: WorkspaceId, id: ConversationId): Promise<(Thread & Permission) | null> {
    const [row] = await this.database.query<(Thread & { windowExpiresAt: Date | null; consent: ConsentEntries })[]>(
      `SELECT t.channel_id AS "channelId", t.contact_id AS "contactId", t.window_expires_at AS "windowExpiresAt",
              (SELECT coalesce(json_agg(json_build_object('topic', k.topic, 'state', k.state,
                                                          'at', (extract(epoch FROM k.at) * 1000)::bigint)), '[]')
                 FROM consent k WHERE k.contact_id = t.contact_id) AS consent
         FROM conversation t WHERE t.workspace_id = $1 AND t.id = $2`,
      [workspaceId, id],
    );
    return row ? { ...row, windowExpiresAt: row.windowExpiresAt?.getTime() ?? null } : null;
  }

  /** Whether there was anything unread. */
  async markRead(workspaceId: WorkspaceId, id: ConversationId): Promise<boolean> {
    const [rows] = await this.database.query<[unknown[], number]>(
      'UPDATE conversation SET unread = 0 WHERE workspace_id = $1 AND id = $2 AND unread <> 0 RETURNING id',
      [workspaceId, id],
    );
    return rows.length === 1;
  }
}

interface ConversationRow extends Omit<
  ConversationView,
  'contact' | 'windowExpiresAt' | 'lastInboundAt' | 'lastMessage' | 'openedAt'
> {
  readonly contactId: ConversationView['contact']['id'];
  readonly name: string;
  readonly phone: string;
  readonly windowExpiresAt: Date | null;
  readonly lastInboundAt: Date | null;
  readonly lastDirection: 'in' | 'out' | null;
  readonly lastText: string;
  readonly lastBody: IncomingContent | SentContent;
  readonly lastAt: Date;
  readonly openedAt: Date | null;
}

/** The key of the list; those who never wrote have the earliest time there is. */
const LAST_INBOUND = `coalesce(t.last_inbound_at, 'epoch')`;

function conversations(where: string, limit: string): string {
  return `
    SELECT t.id, t.channel_id AS "channelId", t.contact_id AS "contactId", t.name, t.phone,
           t.window_expires_at AS "windowExpiresAt", t.last_inbound_at AS "lastInboundAt", t.unread,
           t.status, t.assigned_to AS "assignedTo", t.note, t.opened_at AS "openedAt",
           m.direction AS "lastDirection", m.text AS "lastText", m.body AS "lastBody", m.at AS "lastAt"
      FROM (
        SELECT t.*, c.name, c.phone FROM conversation t JOIN contact c ON c.id = t.contact_id
         WHERE ${where} ORDER BY ${LAST_INBOUND} DESC, t.id DESC LIMIT ${limit}
      ) t
      LEFT JOIN LATERAL (
        SELECT m.direction, m.text, m.body, m.at FROM message m
         WHERE m.contact_id = t.contact_id AND m.channel_id = t.channel_id ORDER BY m.at DESC, m.id DESC LIMIT 1
      ) m ON true
     ORDER BY ${LAST_INBOUND} DESC, t.id DESC`;
}

function asView(row: ConversationRow): ConversationView {
  const {
    id,
    channelId,
    contactId,
    name,
    phone,
    windowExpiresAt,
    lastInboundAt,
    unread,
    status,
    assignedTo,
    note,
    openedAt,
  } = row;
  const { lastDirection: direction, lastText, lastBody, lastAt } = row;
  return {
    id,
    channelId,
    contact: { id: contactId, name, phone },
    windowExpiresAt: windowExpiresAt?.getTime() ?? null,
    lastMessage: direction && { direction, text: messageSummary(lastText, lastBody), at: lastAt.getTime() },
    lastInboundAt: lastInboundAt?.getTime() ?? null,
    unread,
    status,
    assignedTo,
    note,
    openedAt: openedAt?.getTime() ?? null,
  };
}
