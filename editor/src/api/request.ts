import { AGENT_HEADER } from '@sendero/shared';
import { currentAgentId } from '../agents/chosen-agent';
import { problemFrom, unreachable } from './problem-error';

export interface RequestOptions {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/**
 * Calls the API and reads its JSON answer; undefined for 204. The answer's type is the contract's word, not checked.
 *
 * @throws ProblemError with the server's code and sentence
 */
export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(method, path, options);
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => null);
  if (!response.ok || body === null) throw problemFrom(response.status, body);
  return body as T;
}

async function send(method: string, path: string, { body, query = {}, headers = {}, signal }: RequestOptions) {
  const agent = currentAgentId();
  try {
    return await fetch(`/api${path}${searchText(query)}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(agent === null ? {} : { [AGENT_HEADER]: agent }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreachable(error);
  }
}

/** The part of an address that stands behind its path; '' when nothing is asked for. */
export function searchText(query: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, value);
  }
  const text = parameters.toString();
  return text && `?${text}`;
}
