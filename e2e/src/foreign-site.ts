import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody else's website, at an origin of its own and strict about what may run there. */
export interface ForeignSite {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves one page with this body.
 *
 * @param scripts the only origin whose scripts run there; nothing written in the page itself does, styles included
 */
export async function openForeignSite(body: string, scripts: string): Promise<ForeignSite> {
  const server = createServer((request, response) => {
    if (request.url !== '/') return response.writeHead(204).end();
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', `default-src 'none'; img-src 'self'; script-src ${scripts}`);
    return response.end(`<!doctype html><html lang="en"><title>Scarves</title><h1>Scarves</h1>${body}</html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
