import { lookup as resolve, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { FilledRequest, JsonValue, ProblemCode } from '@sendero/shared';
import { Agent, request as send, type Dispatcher } from 'undici';
import { isPrivateAddress } from './private-address';

/** How much of an answer is read, in bytes. */
const LARGEST_ANSWER = 256 * 1024;

/** What came of one try. */
export interface WebAnswer {
  /** Null when none came. */
  readonly status: number | null;
  /** Parsed when it is JSON, else a text. */
  readonly body: JsonValue;
  /** Null when it was a 2xx. */
  readonly problem: ProblemCode | null;
  /** Whether another try may go better. */
  readonly mayRetry: boolean;
  /** How long the other side asks us to stay away, in ms. */
  readonly retryAfterMs: number | null;
}

/** Asks for the addresses of a host. */
export type Resolve = (host: string, done: (error: Error | null, addresses: readonly LookupAddress[]) => void) => void;

/**
 * Makes web calls for people whom we need not trust: only public addresses are connected to. A name is looked up once,
 * every address that it has is judged, and the connection goes to one of these. Redirects are not followed.
 */
export class WebClient {
  private readonly agent: Agent;

  constructor(
    private readonly allowPrivate: boolean,
    resolveHost: Resolve = (host, done) => resolve(host, { all: true }, done),
  ) {
    this.agent = new Agent({
      connect: allowPrivate ? {} : { lookup: publicLookup(resolveHost) },
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 4_000,
    });
  }

  /**
   * One try. Never throws, whatever the other side does.
   *
   * @param key the same for every try of one call, so that the other side can tell that it had it before
   * @param stop ends the try when the process has to go
   */
  async call(request: FilledRequest, timeoutMs: number, key: string, stop: AbortSignal): Promise<WebAnswer> {
    if (!this.allowPrivate && isPrivateLiteral(request.url)) return unanswered('call.private_address');
    try {
      const { statusCode, headers, body } = await send(request.url, {
        dispatcher: this.agent,
        method: request.method,
        headers: { 'user-agent': 'Sendero', ...request.headers, 'idempotency-key': key },
        body: request.body,
        signal: AbortSignal.any([stop, AbortSignal.timeout(timeoutMs)]),
      });
      const text = await readText(body);
      if (text === null) return { ...unanswered('call.answer_too_large'), status: statusCode };
      return answered(statusCode, text, headers['retry-after']);
    } catch (error) {
      if (isPrivate(error)) return unanswered('call.private_address');
      return { ...unanswered('call.no_answer'), mayRetry: true };
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }
}

class PrivateAddress extends Error {}

/** An address that is written as a number is never looked up. */
function isPrivateLiteral(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && isPrivateAddress(host);
}

function publicLookup(resolveHost: Resolve): LookupFunction {
  return (host, { all }, done) => {
    resolveHost(host, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(error ?? new Error(`${host} has no address`), []);
      if (addresses.some(({ address }) => isPrivateAddress(address))) return done(new PrivateAddress(), []);
      if (all) return done(null, [...addresses]);
      return done(null, first.address, first.family);
    });
  };
}

function isPrivate(error: unknown): boolean {
  if (error instanceof PrivateAddress) return true;
  if (error instanceof AggregateError) return error.errors.some(isPrivate);
  return error instanceof Error && error.cause !== undefined && isPrivate(error.cause);
}

async function readText(body: Dispatcher.ResponseData['body']): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length;
    // Leaving the loop closes the connection.
    if (size > LARGEST_ANSWER) return null;
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}

function unanswered(problem: ProblemCode): WebAnswer {
  return { status: null, body: null, problem, mayRetry: false, retryAfterMs: null };
}

function answered(status: number, text: string, retryAfter: string | string[] | undefined): WebAnswer {
  const succeeded = status >= 200 && status < 300;
  return {
    status,
    body: bodyOf(text),
    problem: succeeded ? null : 'call.refused',
    mayRetry: status === 429 || status >= 500,
    retryAfterMs: /^\d{1,4}$/.test(String(retryAfter)) ? Number(retryAfter) * 1_000 : null,
  };
}

/** Characters that Postgres refuses in a text are replaced. */
function bodyOf(text: string): JsonValue {
  try {
    return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value)) as JsonValue;
  } catch {
    return storable(text);
  }
}

function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');
}
