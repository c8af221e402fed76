import type { JourneyDocument, RunDetail } from '@sendero/shared';
import { aJourney, anyMessage, end } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';

const PHONE = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36';
const BASE = 'https://go.shop.example/r/';
const TWO_HOURS = { amount: 2, unit: 'hours' };

const send = (config: object): readonly [string, object] => ['send', { message: null, template: null, ...config }];
const counted = (text: string) => send({ message: { type: 'text', text }, trackLinks: true });
const story = (first: readonly [string, object], link = '') =>
  aJourney(
    {
      start: anyMessage,
      offer: first,
      wait: ['wait', { type: 'click', link, timeout: TWO_HOURS }],
      yes: end,
      no: end,
    },
    ['start.next -> offer', 'offer.sent -> wait', 'wait.happened -> yes', 'wait.timeout -> no'],
  );

describe('links whose clicks are counted', () => {
  let product: Product;
  let people = 0;
  let journeys = 0;
  beforeAll(async () => {
    product = await startProduct({ linkBase: BASE });
    await product.sql(
      `UPDATE template SET components = replace(components::text, 'https://shop.example/track/', $1)::jsonb WHERE name = 'order_shipped'`,
      [BASE],
    );
  });
  afterAll(() => product.close());

  const publish = (document: JourneyDocument) => product.publish(document, `Clicks ${++journeys}`);
  const aPerson = () => `1555020${String(people++).padStart(4, '0')}`;
  const gets = async (waId: string): Promise<string> => {
    const sent = await eventually(
      async () => (await product.received()).filter(({ to }) => to === waId),
      (messages) => messages.length > 0,
    );
    return sent[0]?.text ?? '';
  };
  const codesIn = (message: string) =>
    [...message.matchAll(/go\.shop\.example\/r\/([a-z0-9]+)/g)].map(([, code]) => code ?? '');
  const open = (code: string, headers: object = { 'user-agent': PHONE }, method = 'GET') =>
    fetch(`${product.url}/r/${code}`, { method, redirect: 'manual', headers: { ...headers } });
  const clicks = (code: string) =>
    product.sql<{ clicks: number; kept: number }>(
      'SELECT clicks, (SELECT count(*)::int FROM click c WHERE c.code = l.code) AS kept FROM link l WHERE code = $1',
      [code],
    );
  const run = async (waId: string) => {
    const [row] = await eventually(
      () =>
        product.sql<{ id: string; node: string; status: string }>(
          `SELECT r.id, r.state->>'node' AS node, r.status FROM run r JOIN contact c ON c.id = r.contact_id WHERE c.phone = $1`,
          [`+${waId}`],
        ),
      (rows) => rows.length === 1,
    );
    return row ?? { id: '', node: '', status: '' };
  };

  it('lead through us to where they point; the first click moves the run that waits for it (CT-39, CT-40, X-15)', async () => {
    const journey = await publish(
      story(counted('Look: https://shop.example/sale?x=1. Or https://shop.example/help'), '/sale'),
    );
    const ada = aPerson();
    await product.writes(ada, 'hi');
    const [sale = '', help = ''] = codesIn(await gets(ada));
    expect(sale).toMatch(/^[a-z2-9]{20}$/);
    expect(new Set([sale, help]).size).toBe(2);

    const answer = await open(help);
    expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control')]).toEqual([
      302,
      'https://shop.example/help',
      'no-store',
    ]);
    expect((await open(sale)).headers.get('location')).toBe('https://shop.example/sale?x=1');
    await open(sale);
    expect(
      await eventually(
        () => run(ada),
        ({ status }) => status === 'ended',
      ),
    ).toMatchObject({ node: 'yes' });
    expect(await clicks(sale)).toEqual([{ clicks: 2, kept: 2 }]);
    expect(await clicks(help)).toEqual([{ clicks: 1, kept: 1 }]);

    // A message counts once, however often and however many of its links are opened.
    const counts = await product.api<{ nodes: Record<string, { messages: object }> }>(
      'GET',
      `/journeys/${journey}/counts`,
    );
    expect(counts.nodes['offer']?.messages).toMatchObject({ queued: 1, clicked: 1 });
    // People go on to see the link as it was written.
    const detail = await product.api<RunDetail>('GET', `/runs/${(await run(ada)).id}`);
    expect(detail.messages[0]).toMatchObject({
      content: { message: { text: 'Look: https://shop.example/sale?x=1. Or https://shop.example/help' } },
      receipts: { clicked: expect.any(Number) },
    });
  });

  it('are of one message alone', async () => {
    await publish(story(counted('https://shop.example/sale')));
    const [ada, eve] = [aPerson(), aPerson()];
    await Promise.all([product.writes(ada, 'hi'), product.writes(eve, 'hi')]);
    const [[hers = ''], [others = '']] = [codesIn(await gets(ada)), codesIn(await gets(eve))];
    expect(hers).not.toBe(others);
    await open(hers);
    await eventually(
      () => run(ada),
      ({ node }) => node === 'yes',
    );
    expect((await run(eve)).node).toBe('wait');
  });

  it('do not count what looks ahead: previews, HEAD requests, programs', async () => {
    await publish(story(counted('https://shop.example/sale')));
    const ada = aPerson();
    await product.writes(ada, 'hi');
    const [code = ''] = codesIn(await gets(ada));
    const looks = [
      await open(code, { 'user-agent': 'WhatsApp/2.25.34.75 A' }),
      await open(code, { 'user-agent': PHONE }, 'HEAD'),
      await open(code, { 'user-agent': PHONE, 'sec-purpose': 'prefetch' }),
    ];
    expect(looks.map(({ status }) => status)).toEqual([302, 302, 302]);
    expect(await clicks(code)).toEqual([{ clicks: 0, kept: 0 }]);
    expect((await run(ada)).node).toBe('wait');
  });

  it.each(['aaaaaaaaaaaaaaaaaaaa', 'https:%2F%2Fevil.example', '%00', 'x'.repeat(2_000)])(
    'answer an unknown code with a page that says so: %#',
    async (code) => {
      const answer = await open(code);
      expect([answer.status, answer.headers.get('location')]).toEqual([404, null]);
      expect(await answer.text()).toContain('This link leads nowhere');
    },
  );

  it('count every one of many clicks at the same moment, and tell the run once', async () => {
    await publish(story(counted('https://shop.example/a https://shop.example/b'), 'nothing'));
    const ada = aPerson();
    await product.writes(ada, 'hi');
    const [a = '', b = ''] = codesIn(await gets(ada));
    const other = await product.another({ role: 'web' });
    const elsewhere = (code: string) =>
      fetch(`${other.url}/r/${code}`, { redirect: 'manual', headers: { 'user-agent': PHONE } });
    await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? open : elsewhere)(n % 4 < 2 ? a : b)));
    await other.close();
    expect([...(await clicks(a)), ...(await clicks(b))]).toEqual([
      { clicks: 20, kept: 20 },
      { clicks: 20, kept: 20 },
    ]);
    const state = await eventually(
      () =>
        product.sql<{ clicked: string[] }>(
          `SELECT r.state->'question'->'clicked' AS clicked FROM run r JOIN contact c ON c.id = r.contact_id WHERE c.phone = $1`,
          [`+${ada}`],
        ),
      ([row]) => row?.clicked?.length === 2,
    );
    expect(state[0]?.clicked.toSorted()).toEqual(['https://shop.example/a', 'https://shop.example/b']);
    const counter = await product.sql<{ n: string }>(
      `SELECT sum(n) AS n FROM (SELECT n FROM counter WHERE metric = 'clicked' AND version_id = $1
        UNION ALL SELECT n FROM counter_delta WHERE metric = 'clicked' AND version_id = $1) x`,
      [
        (
          await product.sql<{ version_id: string }>('SELECT version_id FROM run WHERE id = $1', [(await run(ada)).id])
        )[0]?.version_id,
      ],
    );
    expect(counter).toEqual([{ n: '1' }]);
  });

  it('go out as they are where nobody asked for counting', async () => {
    await publish(story(send({ message: { type: 'text', text: 'See https://shop.example/plain' } })));
    const ada = aPerson();
    await product.writes(ada, 'hi');
    expect(await gets(ada)).toContain('See https://shop.example/plain');
    const links = await product.sql(
      'SELECT l.code FROM link l JOIN message m ON m.id = l.message_id JOIN contact c ON c.id = m.contact_id WHERE c.phone = $1',
      [`+${ada}`],
    );
    expect(links).toEqual([]);
  });

  it('CT-39 the dynamic address of a template’s button carries the code', async () => {
    const template = {
      name: 'order_shipped',
      language: 'en',
      header: ['A-5521'],
      body: ['Ada', 'A-5521'],
      buttons: { '0': 'https://shop.example/track/{{ contact.phone }}' },
    };
    await publish(story(send({ template }), '/track/'));
    const ada = aPerson();
    await product.writes(ada, 'START');
    await product.writes(ada, 'hi');
    await gets(ada);
    const [{ code } = { code: '' }] = await product.sql<{ code: string }>(
      'SELECT l.code FROM link l JOIN message m ON m.id = l.message_id JOIN contact c ON c.id = m.contact_id WHERE c.phone = $1',
      [`+${ada}`],
    );
    expect((await open(code)).headers.get('location')).toBe(`https://shop.example/track/+${ada}`);
    await eventually(
      () => run(ada),
      ({ node }) => node === 'yes',
    );
  });
});
