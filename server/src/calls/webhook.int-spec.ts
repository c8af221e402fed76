import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { settled } from '../testing/events';
import { aJourney, end, keyword, text } from '../testing/journeys';
import { eventually, startProduct, type Product } from '../testing/product';
import { CallStore } from './call-store';

const ADA = '15550100001';

interface Heard {
  readonly key: string;
  readonly url: string;
  readonly body: string;
}

describe('webhooks', () => {
  let product: Product;
  let shop: Server;
  let url: string;
  let answers: ((response: ServerResponse) => void)[];
  const heard: Heard[] = [];

  beforeEach(async () => {
    heard.length = 0;
    answers = [];
    shop = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        heard.push({ key: String(request.headers['idempotency-key']), url: request.url ?? '', body });
        const answer = answers.shift() ?? ((out: ServerResponse) => out.end('{"order":{"id":7}}'));
        answer(response);
      });
    });
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
    product = await startProduct({ allowPrivateWebhooks: true });
  });
  afterEach(async () => {
    await product.close();
    shop.closeAllConnections();
    await new Promise((resolve) => shop.close(resolve));
  });

  const ordering = (request: object = {}) =>
    aJourney(
      {
        start: keyword('order'),
        call: [
          'webhook',
          {
            request: {
              method: 'POST',
              url: `${url}/orders`,
              headers: [{ name: 'Authorization', value: 'Bearer secret' }],
              body: { type: 'json', json: '{ "phone": "{{ contact.phone }}" }' },
              timeoutSeconds: 30,
              retries: 2,
              ...request,
            },
            save: [{ path: 'order.id', variable: 'order' }],
            saveStatusAs: 'status',
          },
        ],
        done: text('Order {{ variables.order }} ({{ variables.status }})'),
        sorry: text('Sorry ({{ variables.status }})'),
        stop: end,
      },
      ['start.next -> call', 'call.success -> done', 'call.error -> sorry', 'done.sent -> stop', 'sorry.sent -> stop'],
    );
  const texts = async () => (await product.received()).map((message) => message.text);
  const hears = (expected: string) =>
    eventually(texts, (all) => all.length > 0).then((all) => expect(all).toEqual([expected]));
  const calls = () =>
    product.sql<{ http_status: number | null; problem: string | null; request: unknown; failures: number }>(
      'SELECT http_status, problem, request, failures FROM web_call ORDER BY created_at',
    );

  const inAMinute = (response: ServerResponse) => response.writeHead(503, { 'retry-after': '60' }).end();
  const pauseEnds = () => product.sql('UPDATE web_call SET not_before = now() WHERE finished_at IS NULL');

  it('are called once, and their answer moves the run on', async () => {
    await product.publish(ordering());
    await product.writes(ADA, 'order');
    await hears('Order 7 (200)');
    const [run] = await product.sql<{ id: string }>('SELECT id FROM run');
    expect(heard).toEqual([{ key: `${run?.id}-2`, url: '/orders', body: `{"phone":"+${ADA}"}` }]);
    expect(await calls()).toEqual([{ http_status: 200, problem: null, request: null, failures: 0 }]);
  });

  it('are tried again under the same key when they fail', async () => {
    answers = [(response) => response.writeHead(503).end(), (response) => response.destroy()];
    await product.publish(ordering());
    await product.writes(ADA, 'order');
    await hears('Order 7 (200)');
    expect(heard).toHaveLength(3);
    expect(new Set(heard.map(({ key }) => key)).size).toBe(1);
  });

  it('leave by error when every try was in vain', async () => {
    answers = [(response) => response.writeHead(500).end(), (response) => response.writeHead(502).end()];
    await product.publish(ordering({ retries: 1 }));
    await product.writes(ADA, 'order');
    await hears('Sorry (502)');
    expect(await calls()).toEqual([{ http_status: 502, problem: 'call.refused', request: null, failures: 1 }]);
    expect(await product.sql(`SELECT output, problem FROM visit WHERE node_id = 'call'`)).toEqual([
      { output: 'error', problem: 'call.refused' },
    ]);
  });

  it('leave by error at once when the answer is no', async () => {
    answers = [(response) => response.writeHead(404).end()];
    await product.publish(ordering());
    await product.writes(ADA, 'order');
    await hears('Sorry (404)');
    expect(heard).toHaveLength(1);
  });

  it('are made again under the same key after a crash between call and answer, and count once', async () => {
    const crash = jest.spyOn(CallStore.prototype, 'answer').mockRejectedValueOnce(new Error('The process died'));
    await product.publish(ordering());
    await product.writes(ADA, 'order');
    await eventually(
      () => Promise.resolve(crash.mock.calls.length),
      (times) => times === 1,
    );
    await product.sql(`UPDATE web_call SET lease_until = now() - interval '1 second'`);
    await hears('Order 7 (200)');
    await settled(product);
    expect(heard.map(({ key }) => key)).toEqual([heard[0]?.key, heard[0]?.key]);
    expect(await product.sql(`SELECT output FROM visit WHERE node_id = 'call'`)).toEqual([{ output: 'success' }]);
    expect(await texts()).toEqual(['Order 7 (200)']);
    crash.mockRestore();
  });

  it('that a stop broke off are made again after the start', async () => {
    answers = [() => undefined];
    await product.publish(ordering());
    await product.writes(ADA, 'order');
    await eventually(
      () => Promise.resolve(heard),
      (all) => all.length === 1,
    );
    await product.restart();
    await hears('Order 7 (200)');
    expect(new Set(heard.map(({ key }) => key)).size).toBe(1);
  });

  it('are made by one of several workers', async () => {
    const other = await product.another();
    try {
      await product.publish(ordering());
      await Promise.all(['1', '2', '3', '4', '5', '6'].map((n) => product.writes(`1555010000${n}`, 'order')));
      await eventually(texts, (all) => all.length === 6);
      expect(new Set(heard.map(({ key }) => key)).size).toBe(6);
      expect(heard).toHaveLength(6);
    } finally {
      await other.close();
    }
  });

  it('are not made for who left meanwhile', async () => {
    await product.publish(ordering());
    answers = [inAMinute];
    await product.writes(ADA, 'order');
    await eventually(calls, ([call]) => call?.failures === 1);
    await product.writes(ADA, 'STOP');
    await eventually(
      () => product.sql(`SELECT FROM run WHERE status = 'ended'`),
      (rows) => rows.length === 1,
    );
    await pauseEnds();
    await eventually(
      () => product.sql('SELECT id FROM web_call WHERE finished_at IS NOT NULL'),
      (rows) => rows.length === 1,
    );
    expect(heard).toHaveLength(1);
    expect(await calls()).toMatchObject([{ http_status: null, request: null }]);
  });

  it('wait while their journey is paused', async () => {
    const journey = await product.publish(ordering());
    const call: readonly [string, object] = ['webhook', { request: { method: 'GET', url: `${url}/other` } }];
    const arrows = ['start.next -> call', 'call.success -> stop', 'call.error -> stop'];
    await product.publishToo(aJourney({ start: keyword('other'), call, stop: end }, arrows), 'Other');
    answers = [inAMinute];
    await product.writes(ADA, 'order');
    await eventually(calls, ([first]) => first?.failures === 1);
    await product.api('POST', `/journeys/${journey}/pause`, {});
    await pauseEnds();
    // Whoever makes the call of another journey has looked for calls that are due.
    await product.writes(ADA, 'other');
    await eventually(
      () => Promise.resolve(heard),
      (all) => all.length > 1,
    );
    await settled(product);
    expect(heard.map((one) => one.url)).toEqual(['/orders', '/other']);
    await product.api('POST', `/journeys/${journey}/resume`, {});
    await hears('Order 7 (200)');
  });

  it('into private networks are refused unless they are allowed', async () => {
    await product.close();
    product = await startProduct();
    await product.publish(ordering());
    await product.writes(ADA, 'order');
    await hears('Sorry ()');
    expect(heard).toEqual([]);
    expect(await calls()).toEqual([{ http_status: null, problem: 'call.private_address', request: null, failures: 0 }]);
  });
});
