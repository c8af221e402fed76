import { createHmac } from 'node:crypto';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CallStore } from '../calls/call-store';
import { settled } from '../testing/events';
import { eventually, startProduct, type Product } from '../testing/product';
import { addRule } from '../testing/rules';

const ADA = '15550100001';
const SECRET = 'a secret that nobody guesses';

interface Heard {
  readonly key: string;
  readonly signature: string;
  readonly body: string;
}

describe('a rule that forwards messages to a bot (WEB-45)', () => {
  let product: Product;
  let bot: Server;
  let answers: ((response: ServerResponse) => void)[];
  const heard: Heard[] = [];

  beforeEach(async () => {
    heard.length = 0;
    answers = [];
    bot = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        const { headers } = request;
        const signature = String(headers['x-sendero-signature-256']);
        heard.push({ key: String(headers['idempotency-key']), signature, body });
        const answer = answers.shift() ?? says({ messages: [{ type: 'text', text: 'Beep' }] });
        answer(response);
      });
    });
    await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
    product = await startProduct({ allowPrivateWebhooks: true });
    await product.sql(`UPDATE journey SET status = 'paused'`);
    await forwarding(`http://127.0.0.1:${(bot.address() as AddressInfo).port}/bot`);
  });
  afterEach(async () => {
    await product.close();
    bot.closeAllConnections();
    await new Promise((resolve) => bot.close(resolve));
  });

  const says = (body: unknown) => (response: ServerResponse) => response.end(JSON.stringify(body));
  const forwarding = (url: string) =>
    addRule(product, {
      name: 'Ask the bot',
      action: { type: 'forward', url, headers: [], timeoutSeconds: 30, retries: 1, secret: SECRET },
    });
  const texts = async () => (await product.received()).map((message) => message.text);
  const hears = (...expected: string[]) =>
    eventually(texts, (all) => all.length >= expected.length).then((all) => expect(all).toEqual(expected));
  const over = (calls = 1) =>
    eventually(
      () => product.sql('SELECT id FROM web_call WHERE finished_at IS NOT NULL'),
      (rows) => rows.length === calls,
    );
  const conversation = async () => {
    const [row] = await product.sql<{ id: string; status: string; assigned_to: string; note: string }>(
      'SELECT id, status, assigned_to, note FROM conversation',
    );
    return row;
  };

  it('sends the message signed, and what the bot answers in its order', async () => {
    answers = [
      says({
        messages: [
          { type: 'text', text: 'One' },
          { type: 'buttons', body: 'Two', buttons: [{ id: 'a', title: 'A' }] },
        ],
      }),
    ];
    await product.writes(ADA, 'hi bot');
    await eventually(texts, (all) => all.length === 2);
    expect((await product.received()).map(({ type, text }) => [type, text])).toEqual([
      ['text', 'One'],
      ['interactive', 'Two'],
    ]);
    const [request] = heard;
    expect(request?.signature).toBe(
      `sha256=${createHmac('sha256', SECRET)
        .update(request?.body ?? '')
        .digest('hex')}`,
    );
    expect(JSON.parse(request?.body ?? '')).toMatchObject({
      rule: 'Ask the bot',
      contact: { name: `Customer ${ADA}`, phone: `+${ADA}` },
      message: { text: 'hi bot', content: { type: 'text' } },
    });
    expect(await product.sql('SELECT http_status, problem, request FROM web_call')).toEqual([
      { http_status: 200, problem: null, request: null },
    ]);
  });

  it('says nothing when the bot has nothing to say', async () => {
    answers = [(response) => response.writeHead(204).end()];
    await product.writes(ADA, 'hi');
    await over();
    expect(await texts()).toEqual([]);
    expect(await conversation()).toMatchObject({ status: 'bot' });
  });

  it('gives the conversation to people when the bot says so', async () => {
    answers = [
      says({ messages: [{ type: 'text', text: 'I ask somebody' }], handOver: { assignTo: 'Support', note: 'Refund' } }),
    ];
    await product.writes(ADA, 'hi');
    await hears('I ask somebody');
    expect(await conversation()).toMatchObject({ status: 'open', assigned_to: 'Support', note: 'Refund' });
  });

  it('tries again under the same key', async () => {
    answers = [(response) => response.writeHead(503).end()];
    await product.writes(ADA, 'hi');
    await hears('Beep');
    expect(heard).toHaveLength(2);
    expect(new Set(heard.map(({ key }) => key)).size).toBe(1);
  });

  it.each<[string, (response: ServerResponse) => void, string]>([
    ['refuses', (response) => response.writeHead(400).end(), 'call.refused'],
    ['says what can not be read', (response) => response.end('Hi!'), 'rule.bot_unreadable'],
    [
      'says what WhatsApp would refuse',
      (response) => response.end('{"messages":[{"type":"text","text":""}]}'),
      'rule.bot_unreadable',
    ],
  ])('gives the conversation to people when the bot %s', async (_, answer, problem) => {
    answers = [answer];
    await product.writes(ADA, 'hi');
    await over();
    expect(await product.sql('SELECT problem FROM web_call')).toEqual([{ problem }]);
    expect(await conversation()).toMatchObject({ status: 'open', note: 'The bot did not answer' });
    expect(await texts()).toEqual([]);
  });

  it('keeps the bot quiet while people have the conversation', async () => {
    let release: () => void = () => undefined;
    answers = [(response) => (release = () => says({ messages: [{ type: 'text', text: 'Too late' }] })(response))];
    await product.writes(ADA, 'hi');
    await eventually(
      () => Promise.resolve(heard.length),
      (calls) => calls === 1,
    );
    await product.api('POST', `/conversations/${(await conversation())?.id}/take-over`, { assignTo: 'Ines' });
    release();
    await over();
    await settled(product);
    expect(await texts()).toEqual([]);
    expect(await conversation()).toMatchObject({ status: 'open', assigned_to: 'Ines' });
  });

  it('answers once after a crash between the call and its commit', async () => {
    const crash = jest.spyOn(CallStore.prototype, 'answer').mockRejectedValueOnce(new Error('The process died'));
    await product.writes(ADA, 'hi');
    await eventually(
      () => Promise.resolve(crash.mock.calls.length),
      (calls) => calls === 1,
    );
    crash.mockRestore();
    await product.sql(`UPDATE web_call SET lease_until = clock_timestamp()`);
    await hears('Beep');
    expect(heard).toHaveLength(2);
    expect(new Set(heard.map(({ key }) => key)).size).toBe(1);
  });
});

it('a bot in a private network is out of reach, and people have the message (WEB-45)', async () => {
  const product = await startProduct();
  await product.sql(`UPDATE journey SET status = 'paused'`);
  await addRule(product, {
    action: { type: 'forward', url: 'http://127.0.0.1:1/', headers: [], timeoutSeconds: 1, retries: 0, secret: SECRET },
  });
  await product.writes(ADA, 'hi');
  await eventually(
    () => product.sql<{ problem: string }>('SELECT problem FROM web_call WHERE finished_at IS NOT NULL'),
    ([row]) => row?.problem === 'call.private_address',
  );
  await eventually(
    () => product.sql<{ status: string }>('SELECT status FROM conversation'),
    ([row]) => row?.status === 'open',
  );
  await product.close();
});
