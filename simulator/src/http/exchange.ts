import type { IncomingMessage, ServerResponse } from 'node:http';

const BODY_MAX_BYTES = 3_000_000;

/** The body as text; rejects when it is larger than 3 MB or the caller goes away. */
export function readBody(request: IncomingMessage): Promise<string> {
  const parsed = parsedByHost(request);
  if (parsed !== undefined) return Promise.resolve(parsed);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > BODY_MAX_BYTES) reject(new Error('The request body is larger than 3 MB.'));
    });
    request.once('end', () =>
      resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString('utf8') ?? ''),
    );
    request.once('error', reject);
  });
}

export function sendJson(response: ServerResponse, status: number, json: string): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    'content-type': 'application/json; charset=UTF-8',
    'content-length': Buffer.byteLength(json),
  });
  response.end(json);
}

/** A host with a body parser in front has read the stream already. */
function parsedByHost(request: IncomingMessage): string | undefined {
  if (!('body' in request) || request.body === undefined || !request.readableEnded) return undefined;
  return typeof request.body === 'string' ? request.body : JSON.stringify(request.body);
}
