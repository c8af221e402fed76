import type { DashboardView, Funnel } from '@sendero/shared';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { readConfig } from '../config';
import { aJourney, anyMessage, end, text } from '../testing/journeys';
import { eventually, metaWebhook, startProduct, type Product } from '../testing/product';
import { SumKeeper } from './sum-keeper';
import { SumsRepository } from './sums.repository';

const names = ['sent', 'delivered', 'read', 'failed'] as const;
type Name = (typeof names)[number];

/** Receipts of one message, in the order in which they were sent, some of them twice. */
const receipts = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 5 });

/** Receipts of several messages, as they arrive, and after how many of them a webhook ends. */
const arrivals = fc.array(receipts, { minLength: 1, maxLength: 4 }).chain((messages) => {
  const all = messages.flatMap((own, message) => own.map((name) => ({ message, name })));
  return fc.record({
    messages: fc.constant(messages),
    order: fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
    together: fc.integer({ min: 1, max: 5 }),
    /** Whether they are of hours that are over, and after how many webhooks those are summed up. */
    late: fc.boolean(),
    sumsAfter: fc.integer({ min: 0, max: 5 }),
  });
});

describe('the funnel', () => {
  let product: Product;
  let database: DataSource;
  let keeper: SumKeeper;
  beforeAll(async () => {
    product = await startProduct({ leaseMs: 600_000 });
    await product.publish(
      aJourney({ start: anyMessage, reply: text('Hello'), stop: end }, ['start.next -> reply', 'reply.sent -> stop']),
    );
    database = await new DataSource({ type: 'postgres', url: product.databaseUrl }).initialize();
    keeper = new SumKeeper(readConfig({}), database, new SumsRepository());
    // Nothing is sent: every receipt is one of this suite's own.
    await product.sql(`UPDATE channel_throughput SET held_until = now() + interval '1 hour'`);
  });
  afterAll(async () => {
    await database.destroy();
    await product.close();
  });

  let people = 100;
  const queued = async (count: number): Promise<readonly string[]> => {
    const waIds = Array.from({ length: count }, () => `15550102${people++}`);
    for (const waId of waIds) await product.writes(waId, 'hello');
    const rows = await eventually(
      () =>
        product.sql<{ id: string; phone: string }>(
          `SELECT m.id, c.phone FROM message m JOIN contact c ON c.id = m.contact_id
            WHERE c.phone = ANY($1) AND m.direction = 'out'`,
          [waIds.map((waId) => `+${waId}`)],
        ),
      (found) => found.length === count,
    );
    return waIds.map((waId) => rows.find(({ phone }) => phone === `+${waId}`)?.id ?? '');
  };
  const status = (id: string, name: Name) => ({
    id: `wamid.${id}`,
    status: name,
    timestamp: String(Math.floor(Date.now() / 1_000)),
    recipient_id: '1',
    biz_opaque_callback_data: `m1:${id}`,
    ...(name === 'failed' ? { errors: [{ code: 131026, title: 'Message undeliverable' }] } : {}),
  });
  const look = () => product.api<DashboardView>('GET', '/dashboard?range=7d');
  /** As if they had been written some hours ago. */
  const age = async (ids: readonly string[]) => {
    await product.sql(`UPDATE message SET created_at = created_at - interval '5 hours' WHERE id = ANY($1)`, [ids]);
    await product.sql(
      `INSERT INTO late_change (workspace_id, at, contact_id)
       SELECT workspace_id, date_bin('15 minutes', created_at, 'epoch'), contact_id FROM message WHERE id = ANY($1)`,
      [ids],
    );
  };

  it('is the same in whichever order receipts come, how often, how late and in which company (NET-07, CTN-18)', async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async ({ messages, order, together, late, sumsAfter }) => {
        const before = (await look()).funnel;
        const ids = await queued(messages.length);
        if (late) await age(ids);
        for (let at = 0; at < order.length; at += together) {
          if (at === sumsAfter * together) await keeper.keep();
          const statuses = order.slice(at, at + together).map(({ message, name }) => status(ids[message] ?? '', name));
          await product.webhook(metaWebhook({ statuses }));
        }
        const { funnel, failures, traffic } = await look();
        expect(difference(funnel, before)).toEqual(expected(messages));
        expect(funnel.messages).toBe(traffic.points.reduce((sum, { out }) => sum + out, 0));
        expect(failures.reduce((sum, { count }) => sum + count, 0)).toBe(funnel.failed.messages);
        const { waiting, sent, failed, cancelled } = funnel;
        expect(waiting + sent.messages + failed.messages + cancelled).toBe(funnel.messages);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

/** What each message came to, whatever came first: every one is of a person of its own. */
function expected(messages: readonly (readonly Name[])[]) {
  const furthest = messages.map((own) => Math.max(...own.map((name) => names.indexOf(name))));
  const failed = furthest.filter((rank) => rank === names.indexOf('failed')).length;
  const reached = (name: Name) =>
    furthest.filter((rank) => rank >= names.indexOf(name) && rank < names.indexOf('failed')).length;
  return {
    targeted: messages.length,
    users: messages.length,
    messages: messages.length,
    sent: reached('sent'),
    delivered: reached('delivered'),
    read: reached('read'),
    failed,
  };
}

function difference(after: Funnel, before: Funnel) {
  return {
    targeted: after.targeted - before.targeted,
    users: after.users - before.users,
    messages: after.messages - before.messages,
    sent: after.sent.messages - before.sent.messages,
    delivered: after.delivered.people - before.delivered.people,
    read: after.read.messages - before.read.messages,
    failed: after.failed.people - before.failed.people,
  };
}
