import {
  messageSummary,
  type ConversationView,
  type IncomingContent,
  type MessageId,
  type SentContent,
} from '@sendero/shared';
import { heldByBot } from './held-by-bot-sql';

/** The key of the list; those who never wrote have the earliest time there is. */
export const LAST_INBOUND = `coalesce(t.last_inbound_at, 'epoch')`;

export interface ConversationSelection {
  /** About the conversation `t`. */
  readonly where: string;
  readonly limit: string;
  readonly order: 'ASC' | 'DESC';
  /** Where the words stand that messages are searched for. */
  readonly words: string | null;
}

/** Selects conversations as `asConversation` reads them. */
export function selectConversations({ where, limit, order, words }: ConversationSelection): string {
  const inOrder = `ORDER BY ${LAST_INBOUND} ${order}, t.id ${order}`;
  return `
    SELECT t.id, t.channel_id AS "channelId", t.contact_id AS "contactId", c.name, c.phone,
           t.window_expires_at AS "windowExpiresAt", t.last_inbound_at AS "lastInboundAt", t.unread,
           t.status, coalesce(b.name, a.name, g.name, t.assigned_to) AS "assignedTo", t.note, t.opened_at AS "openedAt",
           CASE WHEN a.id IS NOT NULL THEN json_build_object('id', a.id, 'name', a.name, 'color', a.color) END AS agent,
           CASE WHEN g.id IS NOT NULL THEN json_build_object('id', g.id, 'name', g.name) END AS team,
           CASE WHEN b.id IS NOT NULL THEN json_build_object('id', b.id, 'name', b.name) END AS bot,
           coalesce((SELECT json_agg(json_build_object('id', l.id, 'name', l.name, 'color', l.color) ORDER BY lower(l.name))
                       FROM conversation_label o JOIN label l ON l.id = o.label_id WHERE o.conversation_id = t.id), '[]')
             AS labels,
           (SELECT count(*)::int FROM conversation_note n WHERE n.conversation_id = t.id) AS notes,
           m.direction AS "lastDirection", m.text AS "lastText", m.body AS "lastBody", m.at AS "lastAt",
           f.id AS "foundId", f.text AS "foundText", f.at AS "foundAt"
      FROM (
        SELECT t.* FROM conversation t WHERE ${where} ${inOrder} LIMIT ${limit}
      ) t
      JOIN contact c ON c.id = t.contact_id
      LEFT JOIN agent a ON a.id = t.agent_id
      LEFT JOIN team g ON g.id = t.team_id
      LEFT JOIN webhook_endpoint b ON b.id = t.bot_id AND ${heldByBot('t')}
      LEFT JOIN LATERAL (
        SELECT m.direction, m.text, m.body, m.at FROM message m
         WHERE m.contact_id = t.contact_id AND m.channel_id = t.channel_id ORDER BY m.at DESC, m.id DESC LIMIT 1
      ) m ON true
      LEFT JOIN LATERAL (${found(words)}) f ON true
     ${inOrder}`;
}

/** The condition that a message `m` holds the words. */
export function holdsWords(words: string): string {
  return `to_tsvector('simple', m.text) @@ to_tsquery('simple', ${words})`;
}

/** What `to_tsquery` makes of a search: all its words, each perhaps only begun; null without any. */
export function wordsQuery(search: string | undefined): string | null {
  const words = search?.match(/\S+/g)?.filter((word) => /[\p{L}\p{N}]/u.test(word)) ?? [];
  return words.length === 0 ? null : words.map((word) => `'${word.replace(/['\\]/g, '$&$&')}':*`).join(' & ');
}

function found(words: string | null): string {
  if (words === null) return 'SELECT NULL::uuid AS id, NULL AS text, NULL::timestamptz AS at';
  return `
        SELECT m.id, ts_headline('simple', m.text, to_tsquery('simple', ${words}),
                                 'StartSel="", StopSel="", MaxWords=16, MinWords=8') AS text, m.at
          FROM message m
         WHERE m.contact_id = t.contact_id AND m.channel_id = t.channel_id AND ${holdsWords(words)}
         ORDER BY m.at DESC, m.id DESC LIMIT 1`;
}

export interface ConversationRow extends Omit<
  ConversationView,
  'contact' | 'windowExpiresAt' | 'lastInboundAt' | 'lastMessage' | 'openedAt' | 'found'
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
  readonly foundId: MessageId | null;
  readonly foundText: string;
  readonly foundAt: Date;
}

export function asConversation(row: ConversationRow): ConversationView {
  const { contactId, name, phone, windowExpiresAt, lastInboundAt, openedAt, ...rest } = row;
  const { lastDirection: direction, lastText, lastBody, lastAt, foundId, foundText, foundAt, ...shown } = rest;
  return {
    ...shown,
    contact: { id: contactId, name, phone },
    windowExpiresAt: windowExpiresAt?.getTime() ?? null,
    lastMessage: direction && { direction, text: messageSummary(lastText, lastBody), at: lastAt.getTime() },
    lastInboundAt: lastInboundAt?.getTime() ?? null,
    openedAt: openedAt?.getTime() ?? null,
    found: foundId && { id: foundId, text: foundText, at: foundAt.getTime() },
  };
}
