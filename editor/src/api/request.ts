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
  const { body, query, headers = {}, signal } = options;
  return send(path, query, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
}

/**
 * Posts a file as it is.
 *
 * @throws ProblemError with the server's code and sentence
 */
export async function upload<T>(path: string, file: File, query: RequestOptions['query']): Promise<T> {
  return send(path, query, { method: 'POST', headers: { 'content-type': file.type }, body: file });
}

async function send<T>(
  path: string,
  query: RequestOptions['query'],
  init: Omit<RequestInit, 'headers'> & { readonly headers: Readonly<Record<string, string>> },
): Promise<T> {
  const agent = currentAgentId();
  const response = await answerTo(`/api${path}${searchText(query ?? {})}`, {
    ...init,
    headers: { accept: 'application/json', ...(agent === null ? {} : { [AGENT_HEADER]: agent }), ...init.headers },
  });
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => null);
  if (!response.ok || body === null) throw problemFrom(response.status, body);
  return body as T;
}

async function answerTo(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
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
