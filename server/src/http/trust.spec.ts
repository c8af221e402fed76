import type { IncomingHttpHeaders } from 'node:http';
import { UserError } from '../errors';
import { trustOf, type Caller } from './trust';

const config = { apiKey: 'the-key', host: 'sendero.lan' };

interface Case {
  readonly name: string;
  readonly headers: IncomingHttpHeaders;
  readonly from: string | undefined;
  readonly config?: { readonly apiKey: string | undefined; readonly host: string };
  readonly answer: string;
}

const here = '127.0.0.1';
const away = '203.0.113.9';

const cases: readonly Case[] = [
  { name: 'a person at this machine', headers: { host: 'localhost:3000' }, from: here, answer: 'loopback' },
  { name: 'the same over IPv6', headers: { host: '[::1]:3000' }, from: '::1', answer: 'loopback' },
  { name: 'the same, mapped', headers: { host: '127.0.0.1:3000' }, from: '::ffff:127.0.0.1', answer: 'loopback' },
  { name: 'by the configured name', headers: { host: 'sendero.lan:3000' }, from: here, answer: 'loopback' },
  {
    name: 'our own page',
    headers: { host: 'localhost:3000', origin: 'http://localhost:3000' },
    from: here,
    answer: 'loopback',
  },
  { name: 'somebody else', headers: { host: 'sendero.lan' }, from: away, answer: '401 auth.required' },
  { name: 'nobody knows who', headers: { host: 'localhost' }, from: undefined, answer: '401 auth.required' },
  {
    name: 'somebody else with the key',
    headers: { host: 'anything.example', authorization: 'Bearer the-key' },
    from: away,
    answer: 'key',
  },
  {
    name: 'a wrong key, even at this machine',
    headers: { host: 'localhost', authorization: 'Bearer the-keys' },
    from: here,
    answer: '401 auth.required',
  },
  {
    name: 'another kind of sign-in',
    headers: { host: 'localhost', authorization: 'Basic dGhlLWtleQ==' },
    from: away,
    answer: '401 auth.required',
  },
  {
    name: 'any key where none is set',
    headers: { host: 'localhost', authorization: 'Bearer undefined' },
    from: away,
    config: { apiKey: undefined, host: 'localhost' },
    answer: '401 auth.required',
  },
  {
    name: 'another website',
    headers: { host: 'localhost:3000', origin: 'https://evil.example' },
    from: here,
    answer: '403 auth.foreign_origin',
  },
  {
    name: 'another website with the key',
    headers: { host: 'localhost:3000', origin: 'https://evil.example', authorization: 'Bearer the-key' },
    from: here,
    answer: '403 auth.foreign_origin',
  },
  {
    name: 'another port of this machine',
    headers: { host: 'localhost:3000', origin: 'http://localhost:8080' },
    from: here,
    answer: '403 auth.foreign_origin',
  },
  {
    name: 'a page without an origin of its own',
    headers: { host: 'localhost:3000', origin: 'null' },
    from: here,
    answer: '403 auth.foreign_origin',
  },
  {
    name: 'a foreign name that points at this machine',
    headers: { host: 'evil.example:3000', origin: 'http://evil.example:3000' },
    from: here,
    answer: '403 auth.foreign_origin',
  },
  {
    name: 'a foreign name that looks like ours',
    headers: { host: '127.0.0.1.evil.example' },
    from: here,
    answer: '403 auth.foreign_origin',
  },
  {
    name: 'a reverse proxy at this machine',
    headers: { host: 'localhost:3000', 'x-forwarded-for': away },
    from: here,
    answer: '401 auth.required',
  },
];

describe('who is trusted', () => {
  it.each(cases)('$name: $answer', ({ headers, from, answer, config: own = config }) => {
    expect(judge({ headers, remoteAddress: from }, own)).toBe(answer);
  });
});

function judge(caller: Caller, own: { readonly apiKey: string | undefined; readonly host: string }): string {
  try {
    return trustOf(caller, own);
  } catch (error) {
    if (error instanceof UserError) return `${error.status} ${error.code}`;
    throw error;
  }
}
