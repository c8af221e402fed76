import { settled } from '../testing/events';
import { anyMessage, aStraightJourney, end, keyword, text, waitFor } from '../testing/journeys';
import { eventually, metaWebhook, startProduct, type Product } from '../testing/product';
import { DEMO_CHANNEL } from '../demo/demo-workspace';

const twoMessages = aStraightJourney({
  start: keyword('go'),
  one: text('one'),
  pause: waitFor(1, 'hours'),
  two: text('two'),
  stop: end,
});

describe('what goes out', () => {
  let product: Product;

  beforeEach(async () => {
    product = await startProduct({ unknownGraceMs: 600_000 });
  });
  afterEach(() => product.close());

  const statuses = () =>
    product.sql<{ text: string; status: string; problem: string | null }>(
      `SELECT text, status, problem FROM message WHERE direction = 'out' ORDER BY id`,
    );

  /** Lets the lease of a sender, or the grace time of what is in doubt, be over. */
  const leaseEnds = () => product.sql(`UPDATE outbox SET lease_until = now() - interval '1 second', attempt = 1`);

  it('sends each message once and follows it to read (BLO-22, BLO-31)', async () => {
    await product.publish(twoMessages);
    await product.writes('15550100001', 'go');
    await eventually(statuses, (rows) => rows[0]?.status === 'read');
    await settled(product);
    expect(await product.received()).toMatchObject([{ text: 'one', to: expect.stringContaining('15550100001') }]);
    expect(await product.sql('SELECT * FROM outbox')).toEqual([]);
  });

  it('tries again after 429 and 5xx answers, without doubling anything', async () => {
    await product.publish(twoMessages);
    await product.faults({ tooManyRequests: 1 });
    await product.writes('15550100001', 'go');
    await eventually(
      () => product.sql<{ attempt: number }>('SELECT attempt FROM outbox WHERE attempt > 0 AND lease_until IS NULL'),
      (rows) => rows.length === 1,
    );
    await product.faults({ tooManyRequests: 0 });
    await eventually(product.received, (messages) => messages.length === 1);
    await settled(product);
    expect(await product.received()).toHaveLength(1);
  });

  it('does not send again what was accepted before the connection broke (12.4-14)', async () => {
    await product.publish(twoMessages);
    await product.faults({ dropAfterAccept: 1 });
    await product.writes('15550100001', 'go');
    await eventually(statuses, (rows) => rows[0]?.status === 'read');
    await settled(product);
    expect(await product.received()).toHaveLength(1);
    expect(await product.sql('SELECT * FROM outbox')).toEqual([]);
  });

  it('sends once more what surely never arrived, after the grace time', async () => {
    await product.publish(twoMessages);
    await product.faults({ dropBeforeAccept: 1 });
    await product.writes('15550100001', 'go');
    await eventually(statuses, (rows) => rows[0]?.status === 'unknown');
    await product.faults({ dropBeforeAccept: 0 });
    expect(await product.received()).toEqual([]);
    await leaseEnds();
    await eventually(product.received, (messages) => messages.length === 1);
    await eventually(statuses, (rows) => rows[0]?.status === 'read');
  });

  it('settles a lease whose sender died by its receipt, before anything is sent again', async () => {
    await product.publish(twoMessages);
    await product.sql(`UPDATE channel_throughput SET held_until = now() + interval '1 hour'`);
    await product.writes('15550100001', 'go');
    await eventually(statuses, (rows) => rows[0]?.status === 'queued');
    // A sender leased it, called the provider, and was killed before it could store the answer.
    await leaseEnds();
    await eventually(statuses, (rows) => rows[0]?.status === 'unknown');
    const [row] = await product.sql<{ message_id: string }>('SELECT message_id FROM outbox');
    await product.webhook(
      metaWebhook({
        statuses: [
          {
            id: 'wamid.lost',
            status: 'delivered',
            timestamp: String(Math.floor(Date.now() / 1000)),
            recipient_id: '15550100001',
            biz_opaque_callback_data: `m1:${row?.message_id}`,
          },
        ],
      }),
    );
    expect(await statuses()).toMatchObject([{ status: 'delivered' }]);
    expect(await product.sql('SELECT * FROM outbox')).toEqual([]);
    await product.sql('UPDATE channel_throughput SET held_until = NULL');
    await product.writes('15550100002', 'go');
    await eventually(product.received, (messages) => messages.length > 0);
    await settled(product);
    expect((await product.received()).map(({ to }) => to)).toEqual(['15550100002']);
  });

  it('gives up a marketing message in doubt instead of risking it twice', async () => {
    await product.publish(twoMessages);
    await product.sql(`UPDATE channel_throughput SET held_until = now() + interval '1 hour'`);
    await product.writes('15550100001', 'go');
    await eventually(statuses, (rows) => rows.length === 1);
    await product.sql(`UPDATE message SET topic = 'marketing' WHERE direction = 'out'`);
    await leaseEnds();
    await eventually(statuses, (rows) => rows[0]?.status === 'unknown');
    await leaseEnds();
    await eventually(statuses, (rows) => rows[0]?.status === 'failed');
    expect(await statuses()).toMatchObject([{ problem: 'message.no_answer' }]);
  });

  it('refuses at the moment of sending what the window no longer allows (12.4-1)', async () => {
    await product.publish(twoMessages);
    await product.sql(`UPDATE channel_throughput SET held_until = now() + interval '1 hour'`);
    await product.writes('15550100001', 'go');
    await eventually(statuses, (rows) => rows.length === 1);
    await product.sql(`UPDATE conversation SET window_expires_at = now()`);
    await product.sql('UPDATE channel_throughput SET held_until = NULL');
    await eventually(statuses, (rows) => rows[0]?.status === 'failed');
    expect(await statuses()).toMatchObject([{ problem: 'message.window_closed' }]);
    expect(await product.received()).toEqual([]);
  });

  it('takes back what is queued when the person says STOP, and leaves them alone (CT-46)', async () => {
    await product.publish(twoMessages);
    await product.sql(`UPDATE channel_throughput SET held_until = now() + interval '1 hour'`);
    await product.writes('15550100001', 'go');
    await eventually(statuses, (rows) => rows.length === 1);
    await product.writes('15550100001', ' Stop! ');
    await eventually(statuses, (rows) => rows[0]?.status === 'cancelled');
    await product.sql('UPDATE channel_throughput SET held_until = NULL');
    const runs = await eventually(
      () => product.sql<{ status: string; reason: string }>(`SELECT status, state->>'reason' AS reason FROM run`),
      ([run]) => run?.status === 'ended',
    );
    expect(runs).toEqual([{ status: 'ended', reason: 'opted_out' }]);
    await product.advanceClock(2 * 3_600_000);
    await product.writes('15550100001', 'go');
    await settled(product);
    expect(await product.received()).toEqual([]);
    const ledger = await product.sql('SELECT topic, state, source, evidence FROM consent_entry');
    expect(ledger).toEqual([{ topic: 'all', state: 'out', source: 'keyword', evidence: ' Stop! ' }]);
  });

  it('takes back what is queued when somebody else opts the person out, for good (CT-46)', async () => {
    await product.publish(twoMessages);
    await product.sql(`UPDATE channel_throughput SET held_until = now() + interval '1 hour'`);
    await product.writes('15550100001', 'go');
    await eventually(statuses, (rows) => rows.length === 1);
    const [contact] = await product.sql<{ id: string }>('SELECT id FROM contact');
    const says = (state: string) =>
      product.api('POST', `/contacts/${contact?.id}/consent`, { topic: 'all', state, evidence: 'Said so' });
    await says('out');
    expect(await statuses()).toMatchObject([{ status: 'cancelled', problem: 'message.opted_out' }]);
    await says('in');
    await product.sql('UPDATE channel_throughput SET held_until = NULL');
    await product.writes('15550100001', 'go');
    const received = await eventually(product.received, (messages) => messages.length > 0);
    expect(received).toHaveLength(1);
    expect((await statuses()).map(({ status }) => status)[0]).toBe('cancelled');
  });

  it('lets the person back in with START', async () => {
    await product.publish(twoMessages);
    await product.writes('15550100001', 'stop');
    await product.writes('15550100001', 'START');
    await product.writes('15550100001', 'go');
    await eventually(product.received, (messages) => messages.length === 1);
  });

  it('keeps to the number’s throughput (BLO-32)', async () => {
    await product.sql('UPDATE channel SET throughput_per_second = 5 WHERE id = $1', [DEMO_CHANNEL]);
    await product.publish(aStraightJourney({ start: anyMessage, one: text('one'), stop: end }));
    await product.restart();
    const from = Date.now();
    await Promise.all(Array.from({ length: 15 }, (_, index) => product.writes(`155501001${10 + index}`, 'go')));
    const messages = await eventually(product.received, (all) => all.length === 15);
    const times = messages.map(({ acceptedAt }) => acceptedAt).sort((a, b) => a - b);
    // A second's worth may go at once after a quiet time, and then five a second: however late any of them goes.
    const early = times.filter((at, index) => at - from < ((index + 1 - 5) / 5) * 1_000);
    expect(early).toEqual([]);
  });

  it('sends the messages of one person one after another', async () => {
    await product.publish(
      aStraightJourney({ start: anyMessage, a: text('a'), b: text('b'), c: text('c'), d: text('d'), stop: end }),
    );
    await product.faults({ tooManyRequests: 1 });
    await product.writes('15550100001', 'go');
    await eventually(
      () =>
        product.sql<{ attempt: number }>('SELECT attempt FROM outbox WHERE lease_until IS NULL ORDER BY message_id'),
      (rows) => (rows[0]?.attempt ?? 0) > 0,
    );
    await product.faults({ tooManyRequests: 0 });
    const messages = await eventually(product.received, (all) => all.length === 4);
    expect(messages.map((message) => message.text)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('holds the queue of a channel whose token is refused, and goes on when it is mended', async () => {
    await product.publish(twoMessages);
    await product.sql(`UPDATE channel SET access_token = 'expired' WHERE id = $1`, [DEMO_CHANNEL]);
    await product.restart();
    await product.writes('15550100001', 'go');
    await eventually(
      () => product.sql<{ held: boolean }>('SELECT held_until > now() AS held FROM channel_throughput'),
      ([row]) => row?.held === true,
    );
    expect(await statuses()).toMatchObject([{ status: 'queued' }]);
  });
});
