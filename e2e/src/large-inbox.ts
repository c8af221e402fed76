import { Client } from 'pg';

/** How much is put into an inbox. */
export interface LargeInbox {
  /** Conversations of one message each, from “Customer 1”, who wrote last, on. */
  readonly conversations: number;
  /** The contact who gets a long thread, by name: “Message 1” is the oldest. */
  readonly talker: string;
  readonly messages: number;
}

/** Writes rows as years of talking would have left them, behind the product's back. */
export async function fillInbox(databaseUrl: string, { conversations, talker, messages }: LargeInbox): Promise<void> {
  const database = new Client(databaseUrl);
  await database.connect();
  try {
    await database.query(
      `WITH made AS (
         INSERT INTO contact (id, workspace_id, lane, name, phone, created_at, updated_at)
         SELECT gen_random_uuid(), h.workspace_id, n % 64, 'Customer ' || n, '+3461' || lpad(n::text, 7, '0'),
                now() - n * interval '1 minute', now() - n * interval '1 minute'
           FROM channel h, generate_series(1, $1::int) n
         RETURNING id, workspace_id, name, created_at AS at
       ), opened AS (
         INSERT INTO conversation (id, workspace_id, channel_id, contact_id, last_inbound_at, window_expires_at, unread)
         SELECT gen_random_uuid(), m.workspace_id, h.id, m.id, m.at, m.at + interval '1 day', 1 FROM made m, channel h
       )
       INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at)
       SELECT gen_random_uuid(), m.workspace_id, h.id, m.id, 'in', '{"type":"text"}', 'Hello from ' || m.name, m.at, m.at
         FROM made m, channel h`,
      [conversations],
    );
    await database.query(
      `INSERT INTO message (id, workspace_id, channel_id, contact_id, direction, body, text, at, created_at, status)
       SELECT gen_random_uuid(), t.workspace_id, t.channel_id, t.contact_id, CASE WHEN n % 2 = 0 THEN 'out' ELSE 'in' END,
              CASE WHEN n % 2 = 0 THEN json_build_object('type', 'session', 'message',
                     json_build_object('type', 'text', 'text', said, 'previewUrl', false)) ELSE '{"type":"text"}' END,
              said, t.last_inbound_at - ($2::int + 1 - n) * interval '10 minutes',
              t.last_inbound_at - ($2::int + 1 - n) * interval '10 minutes',
              CASE WHEN n % 2 = 0 THEN 'read'::message_status END
         FROM generate_series(1, $2::int) n
        CROSS JOIN LATERAL (SELECT 'Message ' || n || repeat(' and some more words of it', n % 7) AS said) w
         JOIN contact c ON c.name = $1
         JOIN conversation t ON t.contact_id = c.id`,
      [talker, messages],
    );
    await database.query('ANALYZE contact, conversation, message');
  } finally {
    await database.end();
  }
}
