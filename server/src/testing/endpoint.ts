import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that came to an endpoint. */
export interface HeardRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Another system that we call, for tests. */
export interface Endpoint {
  readonly url: string;
  /** What came in so far, oldest first. */
  readonly heard: HeardRequest[];
  /** How it answers; 204 unless it is told otherwise. May answer later, or never. */
  answer: (response: ServerResponse, request: HeardRequest) => void;
  close(): Promise<void>;
}

export async function openEndpoint(): Promise<Endpoint> {
  const heard: HeardRequest[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      const told = { path, headers, body: Buffer.concat(parts).toString('utf8') };
      heard.push(told);
      endpoint.answer(response, told);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint: Endpoint = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    answer: (response) => response.writeHead(204).end(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return endpoint;
}
