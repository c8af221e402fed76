import { randomUUID } from 'node:crypto';
import { DEMO_CHANNEL, DEMO_WORKSPACE } from '@sendero/server';
import { laneOf, type ContactId } from '@sendero/shared';
import type { Pool } from 'pg';

/** What each contact does in turn: the first three are events, the last a timer. Nine nodes are left in all. */
export const STEPS = ['hello', 'order', 'number', 'timer'] as const;
export type StepName = (typeof STEPS)[number];

/** Nodes that one contact leaves in all steps together. */
export const VISITS_EACH = 9;

/** The event that a message of a customer becomes, as the server stores it. */
export function eventOf(step: Exclude<StepName, 'timer'>, id: string): object {
  const said = {
    hello: { text: 'Hello', content: { type: 'text' } },
    order: { text: 'Where is my order', content: { type: 'button', payload: 'order' } },
    number: { text: '40711', content: { type: 'text' } },
  }[step];
  return {
    type: 'incoming',
    first: step === 'hello',
    message: { id, at: Date.now(), ...said },
    quotedId: null,
    consent: null,
  };
}

/** Writes contacts who have an open service window, and keeps the sender from sending: only steps are measured. */
export async function populate(database: Pool, contacts: number): Promise<void> {
  const ids = Array.from({ length: contacts }, () => randomUUID() as ContactId);
  await database.query(
    `INSERT INTO contact (id, workspace_id, lane, name, phone, created_at, updated_at)
     SELECT id, $3, lane, 'Ada ' || n, '+1555' || lpad(n::text, 7, '0'), now(), now()
       FROM unnest($1::uuid[], $2::smallint[]) WITH ORDINALITY AS x (id, lane, n)`,
    [ids, ids.map(laneOf), DEMO_WORKSPACE],
  );
  await database.query(
    `INSERT INTO conversation (id, workspace_id, channel_id, contact_id, last_inbound_at, window_expires_at)
     SELECT gen_random_uuid(), workspace_id, $1, id, now(), now() + interval '23 hours' FROM contact`,
    [DEMO_CHANNEL],
  );
  await database.query(
    `INSERT INTO channel_throughput (channel_id, tokens, filled_at, held_until) VALUES ($1, 0, now(), 'infinity')
     ON CONFLICT (channel_id) DO UPDATE SET held_until = 'infinity'`,
    [DEMO_CHANNEL],
  );
  await database.query('ANALYZE');
}

/** Lets every contact take a step: an event each in one commit, or the timers made due. */
export async function ask(database: Pool, step: StepName): Promise<void> {
  if (step === 'timer') {
    await database.query('UPDATE timer SET due_at = now()');
    return;
  }
  await database.query(
    `INSERT INTO event (lane, contact_id, channel_id, payload, received_at)
     SELECT lane, id, $1, $2, now() FROM contact`,
    [DEMO_CHANNEL, JSON.stringify(eventOf(step, randomUUID()))],
  );
}
