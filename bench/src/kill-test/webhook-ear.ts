import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Another system that is told of events, and remembers which came when. */
export interface WebhookEar {
  readonly url: string;
  /** Ids of events in the order in which they came; an event that came again is there again. */
  readonly heard: readonly string[];
  /** From now on it answers everything. */
  getWell(): void;
  close(): Promise<void>;
}

/** It breaks off one call in so many, after it has read it. */
const BREAKS_OFF_EVERY = 60;

/** @param random how long it takes for an answer, from 0 up to 1; at most `slowestMs` */
export async function openEar(random: () => number, slowestMs: number): Promise<WebhookEar> {
  const heard: string[] = [];
  let ill = true;
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    heard.push(String(request.headers['x-sendero-event-id']));
    if (ill && heard.length % BREAKS_OFF_EVERY === 0) return request.socket.destroy();
    return setTimeout(() => response.writeHead(204).end(), random() * slowestMs);
  };
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    heard,
    getWell: () => {
      ill = false;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
