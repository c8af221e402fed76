import type { FilledRequest, JsonValue, ProblemCode } from '@sendero/shared';
import { request as send, type Agent, type Dispatcher } from 'undici';
import { isPlainlyPrivate, isRefusedAsPrivate, openAgent, type Resolve } from './public-agent';

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

/** Makes web calls for people whom we need not trust: only public addresses are connected to. Redirects are not followed. */
export class WebClient {
  private readonly agent: Agent;

  constructor(
    private readonly allowPrivate: boolean,
    resolveHost?: Resolve,
  ) {
    this.agent = openAgent(allowPrivate, resolveHost);
  }

  /**
   * One try. Never throws, whatever the other side does.
   *
   * @param key the same for every try of one call, so that the other side can tell that it had it before
   * @param stop ends the try when the process has to go
   */
  async call(request: FilledRequest, timeoutMs: number, key: string, stop: AbortSignal): Promise<WebAnswer> {
    if (!this.allowPrivate && isPlainlyPrivate(request.url)) return unanswered('call.private_address');
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
      if (isRefusedAsPrivate(error)) return unanswered('call.private_address');
      return { ...unanswered('call.no_answer'), mayRetry: true };
    }
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }
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
