import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FilledRequest } from '@sendero/shared';
import type { Resolve } from './public-agent';
import { WebClient } from './web-client';

const requests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
let answer: (response: ServerResponse) => void;
let server: Server;
let port: number;

beforeAll((done) => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      answer(response);
    });
  }).listen(0, '127.0.0.1', () => {
    port = (server.address() as AddressInfo).port;
    done();
  });
});
afterAll((done) => {
  server.closeAllConnections();
  server.close(done);
});
beforeEach(() => {
  requests.length = 0;
  answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
});

const never = new AbortController().signal;
const get = (url: string): FilledRequest => ({ method: 'GET', url, headers: {}, body: null });

async function call(
  request: FilledRequest,
  {
    allowPrivate = true,
    resolve,
    timeoutMs = 60_000,
  }: { allowPrivate?: boolean; resolve?: Resolve; timeoutMs?: number } = {},
) {
  const client = new WebClient(allowPrivate, resolve);
  try {
    return await client.call(request, timeoutMs, 'the-key', never);
  } finally {
    await client.close();
  }
}

it('sends what it is given, with the key', async () => {
  const request: FilledRequest = {
    method: 'POST',
    url: `http://127.0.0.1:${port}/orders?a=1`,
    headers: { 'content-type': 'application/json', 'x-token': 'abc' },
    body: '{"a":1}',
  };
  expect(await call(request)).toEqual({
    status: 200,
    body: { ok: true },
    problem: null,
    mayRetry: false,
    retryAfterMs: null,
  });
  expect(requests).toMatchObject([
    {
      method: 'POST',
      url: '/orders?a=1',
      body: '{"a":1}',
      headers: { 'idempotency-key': 'the-key', 'x-token': 'abc', 'user-agent': 'Sendero' },
    },
  ]);
});

it.each([
  [200, '', '', { problem: null, mayRetry: false }],
  [201, 'plain', 'plain', { problem: null }],
  [200, '{"a":"x\\u0000y\\ud800"}', { a: 'x\uFFFDy\uFFFD' }, { problem: null }],
  [301, '', '', { problem: 'call.refused', mayRetry: false }],
  [400, '{"why":"no"}', { why: 'no' }, { problem: 'call.refused', mayRetry: false }],
  [429, '', '', { problem: 'call.refused', mayRetry: true, retryAfterMs: 7_000 }],
  [500, '', '', { problem: 'call.refused', mayRetry: true }],
])('reads a %i with “%s”', async (status, text, body, expected) => {
  answer = (response) => {
    const headers = status === 301 ? { location: '/other' } : status === 429 ? { 'retry-after': '7' } : {};
    response.writeHead(status, headers).end(text);
  };
  expect(await call(get(`http://127.0.0.1:${port}/`))).toMatchObject({ status, body, ...expected });
  expect(requests).toHaveLength(1);
});

it('reads no more than it can keep', async () => {
  answer = (response) => response.writeHead(200).end('x'.repeat(300 * 1024));
  expect(await call(get(`http://127.0.0.1:${port}/`))).toMatchObject({
    status: 200,
    body: null,
    problem: 'call.answer_too_large',
    mayRetry: false,
  });
});

it('gives up when the time is over, headers or not', async () => {
  answer = () => undefined;
  const silent = await call(get(`http://127.0.0.1:${port}/`), { timeoutMs: 100 });
  expect(silent).toMatchObject({ status: null, problem: 'call.no_answer', mayRetry: true });
  answer = (response) => response.writeHead(200).write('begun');
  const stuck = await call(get(`http://127.0.0.1:${port}/`), { timeoutMs: 100 });
  expect(stuck).toMatchObject({ status: null, problem: 'call.no_answer', mayRetry: true });
});

const at =
  (...addresses: string[]): Resolve =>
  (_, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

describe('addresses in private networks', () => {
  it.each([
    ['this machine', 'http://127.0.0.1'],
    ['this machine, written short', 'http://127.1'],
    ['this machine, as one number', 'http://2130706433'],
    ['this machine, in octal', 'http://0177.0.0.1'],
    ['this machine, in IPv6', 'http://[::1]'],
    ['this machine, by its own name', 'http://localhost'],
    ['this machine, by a name below its own', 'http://crm.localhost'],
    ['this machine, as IPv4 in IPv6', 'http://[::ffff:127.0.0.1]'],
    ['a cloud’s metadata', 'http://169.254.169.254'],
  ])('are refused: %s', async (_, url) => {
    expect(await call(get(`${url}:${port}/`), { allowPrivate: false })).toMatchObject({
      status: null,
      problem: 'call.private_address',
      mayRetry: false,
    });
    expect(requests).toEqual([]);
  });

  it.each([
    ['a name of this machine', at('127.0.0.1')],
    ['a name of this machine in IPv6', at('::1')],
    ['a name with a public address and a private one', at('93.184.216.34', '10.0.0.1')],
    ['a name with a private address and a public one', at('192.168.0.1', '93.184.216.34')],
  ])('are refused: %s', async (_, resolve) => {
    const result = await call(get(`http://shop.example:${port}/`), { allowPrivate: false, resolve });
    expect(result).toMatchObject({ problem: 'call.private_address', mayRetry: false });
    expect(requests).toEqual([]);
  });

  it('are not reached by a name that has another address the second time it is asked for', async () => {
    let asked = 0;
    const rebinding: Resolve = (host, done) => at(asked++ === 0 ? '93.184.216.34' : '127.0.0.1')(host, done);
    const url = `http://shop.example:${port}/`;
    const result = await call(get(url), { allowPrivate: false, resolve: rebinding, timeoutMs: 150 });
    expect(result).toMatchObject({ problem: 'call.no_answer' });
    expect(asked).toBe(1);
    expect(requests).toEqual([]);
  });

  it('may be called when the settings allow it', async () => {
    expect(await call(get(`http://localhost:${port}/`))).toMatchObject({ status: 200 });
  });

  it('a name without an address is tried again', async () => {
    const gone: Resolve = (_, done) => done(new Error('ENOTFOUND'), []);
    expect(await call(get('http://gone.example/'), { allowPrivate: false, resolve: gone })).toMatchObject({
      problem: 'call.no_answer',
      mayRetry: true,
    });
  });
});
