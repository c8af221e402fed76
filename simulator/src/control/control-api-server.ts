import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from '../http/exchange';
import { sendFile } from '../graph/media-api';
import { badRequest, ControlError } from './control-error';
import { controlRoutes, type ControlParts } from './control-routes';

/** Serves `<mount>/api`. `path` is what follows, without a leading slash. */
export async function serveControlApi(
  parts: ControlParts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const [route = '', query = ''] = path.split('?', 2);
  const method = request.method ?? 'GET';
  try {
    if (method === 'GET' && route === 'events') return parts.events.open(response);
    if (method === 'GET' && route.startsWith('media/')) {
      const file = parts.media.find(route.slice('media/'.length));
      if (!file) throw new ControlError(404, 'media.unknown', 'There is no such file.');
      return sendFile(response, file);
    }
    const found = findRoute(method, route.split('/').filter(Boolean).map(decodeURIComponent));
    if (!found) throw new ControlError(404, 'route.unknown', `There is no ${method} ${route} here.`);
    const body = method === 'POST' || method === 'PUT' ? parse(await readBody(request)) : undefined;
    const answer = await controlRoutes[found.key]?.(parts, {
      names: found.names,
      query: new URLSearchParams(query),
      body,
    });
    sendJson(response, 200, JSON.stringify(answer));
  } catch (error) {
    const { status, code, message } =
      error instanceof ControlError
        ? error
        : new ControlError(500, 'simulator.failed', error instanceof Error ? error.message : String(error));
    sendJson(response, status, JSON.stringify({ code, message }));
  }
}

function findRoute(
  method: string,
  parts: readonly string[],
): { readonly key: string; readonly names: readonly string[] } | null {
  for (const key of Object.keys(controlRoutes)) {
    const [verb, path = ''] = key.split(' ');
    const pattern = path.split('/');
    if (verb !== method || pattern.length !== parts.length) continue;
    if (pattern.every((part, index) => part === '*' || part === parts[index])) {
      return { key, names: parts.filter((_, index) => pattern[index] === '*') };
    }
  }
  return null;
}

function parse(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The body is not JSON.');
  }
}
