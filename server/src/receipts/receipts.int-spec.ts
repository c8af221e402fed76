import fc from 'fast-check';
import { anyMessage, aStraightJourney, end, text } from '../testing/journeys';
import { eventually, isWaitedFor, metaWebhook, startProduct, type Product } from '../testing/product';

describe('receipts', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct({ leaseMs: 600_000 });
    await product.publish(aStraightJourney({ start: anyMessage, reply: text('Hello'), stop: end }));
    // The provider never answers in this suite: every receipt comes before the answer of its send.
    await product.sql(`UPDATE channel_throughput SET held_until = now() + interval '1 hour'`);
  });
  afterAll(() => product.close());

  let people = 100;
  const queueOne = async (): Promise<{ id: string; version_id: string }> => {
    const waId = `15550101${people++}`;
    await product.writes(waId, 'hello');
    const [message] = await eventually(
      () =>
        product.sql<{ id: string; version_id: string }>(
          `SELECT m.id, m.version_id FROM message m JOIN contact c ON c.id = m.contact_id WHERE c.phone = $1 AND direction = 'out'`,
          [`+${waId}`],
        ),
      (rows) => rows.length === 1,
    );
    if (!message) throw new Error('no message was queued');
    return message;
  };
  const status = (id: string, name: string) => ({
    id: `wamid.${id}`,
    status: name,
    timestamp: '1795257600',
    recipient_id: '1',
    biz_opaque_callback_data: `m1:${id}`,
    ...(name === 'failed' ? { errors: [{ code: 131026, title: 'Message undeliverable' }] } : {}),
    ...(tellsPrice(name) && {
      pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'marketing' },
    }),
  });
  const tellsPrice = (name: string) => name === 'sent' || name === 'delivered';
  it.each([['99999999999999999999'], ['-1'], ['soon'], ['1e400']])(
    'of a time that can not be read, “%s”, are of now, and stop no others',
    async (timestamp) => {
      const [one, other] = [await queueOne(), await queueOne()];
      const statuses = [{ ...status(one.id, 'sent'), timestamp }, status(other.id, 'sent')];
      expect((await product.webhook(metaWebhook({ statuses }))).status).toBe(200);
      const rows = await product.sql<{ status: string; recent: boolean }>(
        `SELECT status, sent_at > now() - interval '10 minutes' AS recent FROM message WHERE id = ANY($1) ORDER BY id`,
        [[one.id, other.id]],
      );
      expect(rows).toEqual([
        { status: 'sent', recent: true },
        { status: 'sent', recent: expect.any(Boolean) },
      ]);
    },
  );

  const counts = async () => {
    const rows = await product.sql<{ metric: string; n: string }>(
      `SELECT metric, sum(n) AS n FROM (SELECT metric, n FROM counter WHERE node_id = 'reply'
        UNION ALL SELECT metric, n FROM counter_delta WHERE node_id = 'reply') x GROUP BY metric`,
    );
    const of = (metric: string) => Number(rows.find((row) => row.metric === metric)?.n ?? 0);
    return { sent: of('sent'), delivered: of('delivered'), read: of('read'), failed: of('message_failed') };
  };

  const walk = fc.array(fc.constantFrom('sent', 'delivered', 'read', 'failed'), { minLength: 1, maxLength: 6 });

  it('come in any order, any number of times, and end in the same place with the same counts (WEB-43, BLO-31, X-12)', async () => {
    await fc.assert(
      fc.asyncProperty(walk, fc.boolean(), async (names, together) => {
        const { id } = await queueOne();
        const before = await counts();
        const statuses = names.map((name) => status(id, name));
        if (together) await product.webhook(metaWebhook({ statuses }));
        else for (const one of statuses) await product.webhook(metaWebhook({ statuses: [one] }));
        const [row] = await product.sql<{ status: string; provider_id: string; pricing: string | null }>(
          'SELECT status, provider_id, pricing FROM message WHERE id = $1',
          [id],
        );
        const rank = ['sent', 'delivered', 'read', 'failed'];
        const furthest = names.reduce((a, b) => (rank.indexOf(b) > rank.indexOf(a) ? b : a));
        const pricing = names.some(tellsPrice) ? 'regular marketing PMP' : null;
        expect(row).toEqual({ status: furthest, provider_id: `wamid.${id}`, pricing });
        const after = await counts();
        // What was counted is what the message passed; a message that failed counts what it had reached before.
        expect(after.failed - before.failed).toBe(furthest === 'failed' ? 1 : 0);
        if (furthest !== 'failed') {
          const passed = rank.indexOf(furthest) + 1;
          expect([after.sent - before.sent, after.delivered - before.delivered, after.read - before.read]).toEqual(
            [0, 1, 2].map((index) => (index < passed ? 1 : 0)),
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('that come too late still tell the price, once, and nothing else', async () => {
    const { id } = await queueOne();
    await product.webhook(metaWebhook({ statuses: [{ ...status(id, 'read'), timestamp: '1795257609' }] }));
    const look = () =>
      product.sql('SELECT status, pricing, sent_at, delivered_at, read_at FROM message WHERE id = $1', [id]);
    const read = { status: 'read', sent_at: null, delivered_at: null, read_at: new Date(1_795_257_609_000) };
    expect(await look()).toEqual([{ ...read, pricing: null }]);
    const before = await counts();
    await product.webhook(metaWebhook({ statuses: [status(id, 'delivered')] }));
    const free = { billable: false, pricing_model: 'PMP', type: 'free_entry_point', category: 'marketing' };
    await product.webhook(metaWebhook({ statuses: [{ ...status(id, 'sent'), pricing: free }] }));
    expect(await look()).toEqual([{ ...read, pricing: 'regular marketing PMP' }]);
    expect(await counts()).toEqual(before);
  });

  it('are kept with the time that the provider gave', async () => {
    const { id } = await queueOne();
    const at = (seconds: number) => ({ timestamp: String(1_795_257_600 + seconds) });
    await product.webhook(metaWebhook({ statuses: [{ ...status(id, 'sent'), ...at(1) }] }));
    await product.webhook(metaWebhook({ statuses: [{ ...status(id, 'read'), ...at(9) }] }));
    await product.webhook(metaWebhook({ statuses: [{ ...status(id, 'sent'), ...at(20) }] }));
    const [row] = await product.sql<Record<string, Date | null>>(
      'SELECT sent_at, delivered_at, read_at, failed_at FROM message WHERE id = $1',
      [id],
    );
    expect(row).toEqual({
      sent_at: new Date(1_795_257_601_000),
      delivered_at: null,
      read_at: new Date(1_795_257_609_000),
      failed_at: null,
    });
  });

  it('say why a message failed', async () => {
    const { id } = await queueOne();
    await product.webhook(metaWebhook({ statuses: [status(id, 'failed')] }));
    expect(await product.sql('SELECT status, problem FROM message WHERE id = $1', [id])).toEqual([
      { status: 'failed', problem: 'whatsapp.undeliverable' },
    ]);
  });

  it('close the window when Meta says that it is closed (131047)', async () => {
    const { id } = await queueOne();
    const failed = { ...status(id, 'failed'), errors: [{ code: 131047, title: 'Re-engagement message' }] };
    await product.webhook(metaWebhook({ statuses: [failed] }));
    const [row] = await product.sql<{ open: boolean }>(
      `SELECT v.window_expires_at > now() AS open FROM conversation v JOIN message m ON m.contact_id = v.contact_id WHERE m.id = $1`,
      [id],
    );
    expect(row).toEqual({ open: false });
  });

  it('are not lost when the same messages are being changed by somebody else at that moment', async () => {
    const messages = [];
    for (let n = 0; n < 12; n++) messages.push(await queueOne());
    await product.webhook(metaWebhook({ statuses: messages.map(({ id }) => status(id, 'sent')) }));
    // Another transaction holds the rows, as the sender does when it stores the provider's answers.
    await product.sql('BEGIN');
    await product.sql('UPDATE message SET accepted_at = now() WHERE id = ANY($1)', [messages.map(({ id }) => id)]);
    const answer = product.webhook(metaWebhook({ statuses: messages.map(({ id }) => status(id, 'read')) }));
    await isWaitedFor(product);
    await product.sql('COMMIT');
    expect((await answer).status).toBe(200);
    const rows = await product.sql<{ status: string }>('SELECT status FROM message WHERE id = ANY($1)', [
      messages.map(({ id }) => id),
    ]);
    expect(rows.map((row) => row.status)).toEqual(Array.from({ length: 12 }, () => 'read'));
  });
});
