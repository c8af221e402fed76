import type { Funnel } from '@sendero/shared';

const DAY_MS = 86_400_000;

interface MessageRow {
  readonly contact_id: string;
  readonly direction: 'in' | 'out';
  readonly created_at: Date;
  readonly accepted_at: Date | null;
  readonly clicked_at: Date | null;
  readonly status: string | null;
  readonly problem: string | null;
}

interface RunRow {
  readonly contact_id: string;
  readonly started_at: Date;
  readonly reason: string;
}

export interface PlainRows {
  readonly messages: readonly MessageRow[];
  readonly runs: readonly RunRow[];
}

/** Reads what `plainFunnel` counts. */
export const PLAIN_ROWS = {
  messages: `SELECT contact_id, direction, created_at, accepted_at, clicked_at, status::text, problem FROM message
              WHERE workspace_id = $1`,
  runs: `SELECT contact_id, started_at, state->>'reason' AS reason FROM run WHERE workspace_id = $1`,
} as const;

/** The funnel counted one by one, as the guide words it; what the dashboard says must be the same. */
export function plainFunnel({ messages, runs }: PlainRows, from: number, to: number): Funnel {
  const inRange = (at: Date) => at.getTime() >= from && at.getTime() < to;
  const written = messages.filter(({ direction, created_at }) => direction === 'out' && inRange(created_at));
  const started = runs.filter(({ started_at }) => inRange(started_at));
  const arrived = written.filter(({ status }) => ['sent', 'delivered', 'read'].includes(status ?? ''));
  const reached = new Map<string, number>();
  for (const { contact_id, accepted_at, created_at } of arrived) {
    const at = (accepted_at ?? created_at).getTime();
    reached.set(contact_id, Math.min(at, reached.get(contact_id) ?? Infinity));
  }
  const replies = messages.filter(
    ({ direction, contact_id, created_at: at }) =>
      direction === 'in' &&
      at.getTime() >= from &&
      at.getTime() < to + DAY_MS &&
      at.getTime() > (reached.get(contact_id) ?? Infinity),
  );
  const withStatus = (...statuses: string[]) => written.filter(({ status }) => statuses.includes(status ?? ''));
  const step = (rows: readonly MessageRow[]) => ({ messages: rows.length, people: peopleOf(rows).size });
  const users = peopleOf(written);
  const readers = peopleOf(withStatus('read'));
  const withheld = started.filter(({ reason }) => reason === 'control_group' || reason === 'holdout');
  return {
    targeted: new Set([...users, ...peopleOf(started)]).size,
    control: [...peopleOf(withheld)].filter((person) => !users.has(person)).length,
    users: users.size,
    messages: written.length,
    waiting: withStatus('queued', 'sending', 'unknown', 'accepted').length,
    sent: step(arrived),
    delivered: step(withStatus('delivered', 'read')),
    read: step(withStatus('read')),
    replied: step(replies),
    readInferred: [...peopleOf(replies)].filter((person) => !readers.has(person)).length,
    clicked: step(written.filter(({ clicked_at }) => clicked_at !== null)),
    failed: step(withStatus('failed')),
    cancelled: withStatus('cancelled').length,
  };
}

function peopleOf(rows: readonly { readonly contact_id: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ contact_id }) => contact_id));
}
