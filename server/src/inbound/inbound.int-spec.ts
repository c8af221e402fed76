import { settled } from '../testing/events';
import { anyMessage, aStraightJourney, end, keyword, text } from '../testing/journeys';
import { eventually, metaText, metaWebhook, startProduct, type Product } from '../testing/product';
import { DEMO_NUMBER, demoWebhookPath } from '../demo/demo-workspace';

describe('what comes in', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
    await product.publish(aStraightJourney({ start: keyword('go'), reply: text('Off we go'), stop: end }));
  });
  afterAll(() => product.close());

  const handshake = (query: string) => fetch(`${product.url}${demoWebhookPath()}?${query}`);
  const inbound = (providerId: string) =>
    product.sql<{ text: string }>('SELECT text FROM message WHERE provider_id = $1', [providerId]);

  it('answers the handshake with the raw challenge (NET-09)', async () => {
    const answer = await handshake(
      `hub.mode=subscribe&hub.verify_token=${DEMO_NUMBER.verifyToken}&hub.challenge=12345`,
    );
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('12345');
  });

  it.each([
    [
      'a wrong verify token',
      'hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1',
      403,
      'webhook.verify_token_wrong',
    ],
    [
      'another mode',
      `hub.mode=unsubscribe&hub.verify_token=${DEMO_NUMBER.verifyToken}`,
      403,
      'webhook.verify_token_wrong',
    ],
  ])('refuses a handshake with %s', async (_, query, status, code) => {
    const answer = await handshake(query);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
  });

  it('refuses a body that was signed with another secret, and stores nothing of it', async () => {
    const answer = await product.webhook(
      metaWebhook({ messages: [metaText('15550100001', 'wamid.forged', 'go')] }),
      'guess',
    );
    expect(answer.status).toBe(401);
    expect(await inbound('wamid.forged')).toEqual([]);
  });

  it('has a message durable before it answers (BLO-28)', async () => {
    const answer = await product.webhook(
      metaWebhook({ messages: [metaText('15550100002', 'wamid.durable', 'hello')] }),
    );
    expect(answer.status).toBe(200);
    expect(await inbound('wamid.durable')).toEqual([{ text: 'hello' }]);
  });

  it('takes a webhook that is delivered three times as one message and one run', async () => {
    const webhook = metaWebhook({ messages: [metaText('15550100003', 'wamid.thrice', 'go')] });
    await Promise.all([product.webhook(webhook), product.webhook(webhook), product.webhook(webhook)]);
    await eventually(product.received, (messages) => messages.some(({ to }) => to.endsWith('15550100003')));
    await product.webhook(webhook);
    await settled(product);
    const runs = await product.sql(
      `SELECT r.id FROM run r JOIN contact c ON c.id = r.contact_id WHERE c.phone = '+15550100003'`,
    );
    expect(runs).toHaveLength(1);
    expect(await inbound('wamid.thrice')).toHaveLength(1);
  });

  it('keeps what it does not understand, and takes the rest of the batch', async () => {
    const answer = await product.webhook(
      metaWebhook({
        messages: [
          { nonsense: true },
          { from: '15550100004', id: 'wamid.future', timestamp: '1795257600', type: 'hologram', hologram: {} },
          metaText('15550100004', 'wamid.after', 'still here'),
        ],
        statuses: [{ id: 'wamid.x', status: 'vaporised' }],
      }),
    );
    expect(answer.status).toBe(200);
    expect(await inbound('wamid.after')).toHaveLength(1);
    expect(await inbound('wamid.future')).toHaveLength(1);
    const kept = await product.sql(`SELECT field FROM unknown_webhook ORDER BY id`);
    expect(kept).toEqual([{ field: 'messages' }, { field: 'statuses' }]);
  });

  it.each([
    ['not JSON', Buffer.from('{'), 400],
    ['five megabytes', Buffer.alloc(5 * 1024 * 1024, 'x'), 413],
  ])('refuses a body that is %s', async (_, body, status) => {
    const { createHmac } = await import('node:crypto');
    const signature = createHmac('sha256', DEMO_NUMBER.appSecret).update(body).digest('hex');
    const answer = await fetch(`${product.url}${demoWebhookPath()}`, {
      method: 'POST',
      headers: { 'x-hub-signature-256': `sha256=${signature}` },
      body,
    });
    expect(answer.status).toBe(status);
  });

  it('opens the window by the message’s own time, never by the time it arrived (CSW)', async () => {
    const threeDaysAgo = Date.now() - 3 * 86_400_000;
    await product.webhook(metaWebhook({ messages: [metaText('15550100005', 'wamid.old', 'long ago', threeDaysAgo)] }));
    const [row] = await product.sql<{ open: boolean }>(
      `SELECT window_expires_at > now() AS open FROM conversation v JOIN contact c ON c.id = v.contact_id WHERE c.phone = '+15550100005'`,
    );
    expect(row).toEqual({ open: false });
  });

  it('keeps the order in which one person wrote, across webhooks', async () => {
    const words = Array.from({ length: 30 }, (_, index) => `word ${index}`);
    for (const [index, word] of words.entries()) {
      await product.webhook(metaWebhook({ messages: [metaText('15550100006', `wamid.order.${index}`, word)] }));
    }
    const rows = await product.sql<{ text: string }>(
      `SELECT m.text FROM message m JOIN contact c ON c.id = m.contact_id WHERE c.phone = '+15550100006' ORDER BY m.id`,
    );
    expect(rows.map((row) => row.text)).toEqual(words);
  });

  it('makes one contact of a person who writes for the first time in two webhooks at once (NET-31, BLO-34)', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        product.webhook(metaWebhook({ messages: [metaText('15550100007', `wamid.first.${index}`, 'hello')] })),
      ),
    );
    expect(await product.sql(`SELECT id FROM contact WHERE phone = '+15550100007'`)).toHaveLength(1);
  });

  it('does not let a status for a message that nobody sent disturb anything', async () => {
    const answer = await product.webhook(
      metaWebhook({
        statuses: [{ id: 'wamid.stranger', status: 'delivered', timestamp: '1795257600', recipient_id: '1' }],
      }),
    );
    expect(answer.status).toBe(200);
  });

  it('shows a reaction in the thread without opening the window', async () => {
    await product.webhook(
      metaWebhook({
        messages: [
          {
            from: '15550100008',
            id: 'wamid.reaction',
            timestamp: String(Math.floor(Date.now() / 1000)),
            type: 'reaction',
            reaction: { message_id: 'wamid.y', emoji: '👍' },
          },
        ],
      }),
    );
    const rows = await product.sql(
      `SELECT m.text, v.window_expires_at FROM message m JOIN conversation v ON v.contact_id = m.contact_id WHERE m.provider_id = 'wamid.reaction'`,
    );
    expect(rows).toEqual([{ text: '👍', window_expires_at: null }]);
  });

  it('answers any message once the rule says so, with emoji and long text intact', async () => {
    await product.publish(
      aStraightJourney({ start: anyMessage, reply: text('You said: {{ reply.text }}'), stop: end }),
      'Echo',
    );
    const said = `Grüße 👋🏽 ${'x'.repeat(1500)}`;
    await product.writes('15550100009', said);
    const messages = await eventually(product.received, (all) => all.some(({ to }) => to.endsWith('15550100009')));
    expect(messages.find(({ to }) => to.endsWith('15550100009'))?.text).toBe(`You said: ${said}`.slice(0, 200));
  });
});
