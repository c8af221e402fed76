import { sentence, type Page, type ProblemResponse } from '@sendero/shared';
import { CommandError } from './command-error';

/** Where Sendero answers, and with which key. */
export interface ProductAddress {
  readonly url: string;
  readonly apiKey: string | undefined;
}

/** Sendero refused; `details` has what the API says besides its sentence. */
export class RefusedError extends CommandError {
  constructor(
    readonly code: string,
    message: string,
    readonly details: unknown,
  ) {
    super(message);
  }
}

/** Nobody answered at the address. */
export class AbsentError extends CommandError {}

/** Calls the REST API of a running Sendero. */
export class Product {
  constructor(private readonly address: ProductAddress) {}

  get url(): string {
    return this.address.url;
  }

  /** @throws AbsentError, RefusedError */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.send(method, path, body);
    const text = await response.text();
    const read = text === '' ? undefined : parsed(text);
    if (response.ok && (text === '' || read !== undefined)) return read as T;
    const problem = read as Partial<ProblemResponse> | undefined;
    if (typeof problem?.code !== 'string') throw new CommandError(sentence('server.unreadable'));
    throw new RefusedError(problem.code, problem.detail ?? problem.code, problem.details);
  }

  /** Every item of a list, page after page. */
  async all<T>(path: string): Promise<readonly T[]> {
    const items: T[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page<T> = await this.call('GET', `${path}?limit=200&cursor=${encodeURIComponent(cursor)}`);
      items.push(...page.items);
      cursor = page.next;
    }
    return items;
  }

  private async send(method: string, path: string, body: unknown): Promise<Response> {
    const { url, apiKey } = this.address;
    try {
      return await fetch(new URL(`api${path}`, url.endsWith('/') ? url : `${url}/`), {
        method,
        headers: {
          accept: 'application/json',
          ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch {
      throw new AbsentError(`Nobody answers at ${url}. Start Sendero, or say where it is with --server.`);
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
