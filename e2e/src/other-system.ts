import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookEvent, WebhookTest } from '@sendero/shared';

/** Something that was posted there. */
export interface Posted {
  readonly event: WebhookEvent | WebhookTest;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** Another system that is told of what happens. */
export interface OtherSystem {
  readonly url: string;
  /** Oldest first. */
  readonly posted: readonly Posted[];
  /** How it answers from now on. */
  answerWith(status: number, said?: string): void;
  close(): Promise<void>;
}

export async function openOtherSystem(): Promise<OtherSystem> {
  const posted: Posted[] = [];
  let [status, said] = [204, ''];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      posted.push({ event: JSON.parse(body) as WebhookEvent | WebhookTest, body, headers: request.headers });
      response.writeHead(status).end(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/sendero`,
    posted,
    answerWith(code, words = '') {
      [status, said] = [code, words];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether both signatures of a request were made with this secret, over the body as it came. */
export function isSignedWith(secret: string, { headers, body }: Posted): boolean {
  const hmac = (text: string) => createHmac('sha256', secret).update(text).digest('hex');
  const [, seconds] = /^t=(\d+),/.exec(String(headers['x-sendero-signature'])) ?? [];
  return (
    headers['x-sendero-signature'] === `t=${seconds},v1=${hmac(`${seconds}.${body}`)}` &&
    headers['x-hub-signature-256'] === `sha256=${hmac(body)}`
  );
}
