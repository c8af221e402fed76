import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FileProbe, type ProbedFile } from './file-probe';
import type { Resolve } from './public-agent';

const asked: string[] = [];
let answer: (response: ServerResponse, request: IncomingMessage) => void;
let server: Server;
let base: string;

beforeAll((done) => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(response, request);
  }).listen(0, '127.0.0.1', () => {
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    done();
  });
});
afterAll((done) => {
  server.closeAllConnections();
  server.close(done);
});
beforeEach(() => void asked.splice(0));

async function look(
  url: string,
  { allowPrivate = true, resolve }: { readonly allowPrivate?: boolean; readonly resolve?: Resolve } = {},
): Promise<ProbedFile> {
  const probe = new FileProbe(allowPrivate, resolve);
  try {
    return await probe.look(url);
  } finally {
    await probe.close();
  }
}

it('asks what there is and fetches nothing', async () => {
  answer = (response) => response.writeHead(200, { 'content-type': 'image/png', 'content-length': '4096' }).end();
  expect(await look(`${base}/a.png`)).toEqual({ type: 'file', mimeType: 'image/png', bytes: 4096 });
  expect(asked).toEqual(['HEAD /a.png']);
});

it.each<readonly [number, Record<string, string>, ProbedFile]>([
  [200, {}, { type: 'file', mimeType: null, bytes: null }],
  [200, { 'content-length': '7' }, { type: 'file', mimeType: null, bytes: 7 }],
  [404, {}, { type: 'missing' }],
  [410, {}, { type: 'missing' }],
  [403, {}, { type: 'silent' }],
  [405, {}, { type: 'silent' }],
  [500, {}, { type: 'silent' }],
  [302, {}, { type: 'silent' }],
])('takes a %d with %j as %j', async (status, headers, expected) => {
  answer = (response) => response.writeHead(status, headers).end();
  expect(await look(`${base}/a`)).toEqual(expected);
});

it('follows where it is sent, but not for ever', async () => {
  answer = (response, { url }) =>
    url === '/old'
      ? response.writeHead(301, { location: '/new' }).end()
      : response.writeHead(200, { 'content-type': 'image/png' }).end();
  expect(await look(`${base}/old`)).toMatchObject({ type: 'file', mimeType: 'image/png' });
  asked.splice(0);
  answer = (response) => response.writeHead(302, { location: '/round' }).end();
  expect(await look(`${base}/round`)).toEqual({ type: 'silent' });
  expect(asked).toHaveLength(4);
});

it.each<readonly [string, string, Resolve | undefined]>([
  ['a number', 'http://127.0.0.1:9/a', undefined],
  ['a number in IPv6', 'http://[::1]:9/a', undefined],
  [
    'a name with such an address',
    'http://files.example/a',
    (_, done) => done(null, [{ address: '10.0.0.7', family: 4 }]),
  ],
])('connects to no private address, given as %s', async (_, url, resolve) => {
  expect(await look(url, { allowPrivate: false, ...(resolve && { resolve }) })).toEqual({ type: 'private' });
  expect(asked).toEqual([]);
});

it.each([
  ['nobody answers', 'http://127.0.0.1:9/a'],
  ['it is sent to something else than a web address', ''],
])('says nothing when %s', async (_, url) => {
  answer = (response) => response.writeHead(302, { location: 'ftp://127.0.0.1/a' }).end();
  expect(await look(url || `${base}/a`)).toEqual({ type: 'silent' });
});

it('waits no longer than somebody would who wants to send', async () => {
  answer = () => undefined;
  expect(await look(`${base}/slow`)).toEqual({ type: 'silent' });
});
