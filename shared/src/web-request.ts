import { z } from 'zod';
import type { JsonValue } from './json';
import { personalize, type PersonalizationScope } from './personalize';
import { unreachable } from './unreachable';
import { valueAt } from './json-path';

export const webMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type WebMethod = (typeof webMethods)[number];

const field = z.object({ name: z.string().max(200), value: z.string().max(4_000) }).readonly();

/** What goes with a request. The texts inside `json`, not the JSON itself, may hold placeholders. */
const webBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }).readonly(),
  z.object({ type: z.literal('json'), json: z.string().max(20_000) }).readonly(),
  z.object({ type: z.literal('form'), fields: z.array(field).max(50).readonly() }).readonly(),
]);
export type WebBody = z.infer<typeof webBody>;

/** A request as it is written down, with placeholders. */
export const webRequest = z
  .object({
    method: z.enum(webMethods),
    url: z.string().max(2_000),
    headers: z.array(field).max(20).readonly().default([]),
    body: webBody.default({ type: 'none' }),
    /** How long one try may take. */
    timeoutSeconds: z.int().min(1).max(30).default(10),
    /** How often it is tried again when nobody answers, or with a 429 or 5xx. */
    retries: z.int().min(0).max(5).default(2),
  })
  .readonly();
export type WebRequest = z.infer<typeof webRequest>;

/** A request that can be made. */
export interface FilledRequest {
  readonly method: WebMethod;
  readonly url: string;
  /** Names in small letters. */
  readonly headers: { readonly [name: string]: string };
  readonly body: string | null;
}

/** What a header may be called. */
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
/** Headers that belong to the connection, or that we set ourselves. */
const OUR_HEADERS = ['host', 'content-length', 'transfer-encoding', 'connection', 'upgrade', 'idempotency-key'];

export function isHeaderName(name: string): boolean {
  return HEADER_NAME.test(name) && !OUR_HEADERS.includes(name.toLowerCase());
}

/**
 * Fills in the placeholders of a request. A text of the JSON body that is nothing but one placeholder becomes the value
 * itself, so that numbers stay numbers.
 *
 * @throws Error when a placeholder or the JSON can't be read, or what comes out is no http(s) address or header
 */
export function fillRequest({ method, url, headers, body }: WebRequest, scope: PersonalizationScope): FilledRequest {
  const filled = fillBody(body, scope);
  const own = headers.map(({ name, value }): [string, string] => [
    name.toLowerCase(),
    oneLine(personalize(value, scope)),
  ]);
  return {
    method,
    url: filledUrl(url, scope),
    headers: { ...(filled && { 'content-type': filled.contentType }), ...Object.fromEntries(own) },
    body: filled && filled.text,
  };
}

/** Every text of a request that may hold placeholders. */
export function textsOfRequest({ url, headers, body }: WebRequest): readonly string[] {
  const texts = [url, ...headers.map(({ value }) => value)];
  switch (body.type) {
    case 'none':
      return texts;
    case 'json':
      return [...texts, body.json];
    case 'form':
      return [...texts, ...body.fields.map(({ value }) => value)];
    default:
      return unreachable(body);
  }
}

/** Values that are put into the address are escaped, so that none of them can lead somewhere else. */
function filledUrl(url: string, scope: PersonalizationScope): string {
  const filled = personalize(url, escaped(scope)).trim();
  const { protocol, username, password, href } = new URL(filled);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error('Only http and https addresses can be called');
  if (username !== '' || password !== '') throw new Error('An address can not hold a password');
  return href;
}

function escaped(scope: PersonalizationScope): PersonalizationScope {
  const { contact, variables, reply, event } = scope;
  return {
    contact: escapedMembers(contact),
    variables: escapedMembers(variables),
    reply: { text: encodeURIComponent(reply.text) },
    event: escapedMembers(event),
  };
}

function escapedMembers(values: { readonly [name: string]: JsonValue }): { readonly [name: string]: JsonValue } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, escapedValue(value)]));
}

function escapedValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return encodeURIComponent(value);
  if (typeof value !== 'object' || value === null) return value;
  return isList(value) ? value.map(escapedValue) : escapedMembers(value);
}

/** A value must not begin a header of its own. */
function oneLine(value: string): string {
  return value.replace(/[\r\n\0]+/g, ' ').trim();
}

function fillBody(
  body: WebBody,
  scope: PersonalizationScope,
): { readonly contentType: string; readonly text: string } | null {
  switch (body.type) {
    case 'none':
      return null;
    case 'json': {
      const value = fillJson(JSON.parse(body.json) as JsonValue, scope);
      return { contentType: 'application/json', text: JSON.stringify(value) };
    }
    case 'form': {
      const fields = body.fields.map(({ name, value }): [string, string] => [name, personalize(value, scope)]);
      const text = fields.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
      return { contentType: 'application/x-www-form-urlencoded', text };
    }
    default:
      return unreachable(body);
  }
}

function fillJson(value: JsonValue, scope: PersonalizationScope): JsonValue {
  if (typeof value === 'string') return fillText(value, scope);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((item) => fillJson(item, scope));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fillJson(item, scope)]));
}

function fillText(text: string, scope: PersonalizationScope): JsonValue {
  const [, path] = /^\{\{\s*((?:contact|variables|reply)(?:\.\w+)+)\s*\}\}$/.exec(text) ?? [];
  if (path === undefined) return personalize(text, scope);
  const { contact, variables, reply } = scope;
  return valueAt({ contact, variables, reply: { text: reply.text } }, path) ?? '';
}

/** `Array.isArray` does not know of readonly arrays. */
function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
