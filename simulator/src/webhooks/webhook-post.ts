import { createHmac } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';

/** What became of a POST: an answer with this status, or nobody there. */
export type PostOutcome = { readonly status: number } | { readonly status: null; readonly reason: string };

const ANSWER_WITHIN_MS = 20_000;

const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: 128 }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: 128 }),
};

export function signatureOf(body: string, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

/** Posts a body of pure ASCII. Never rejects. */
export function postWebhook(url: string, body: string, signature: string): Promise<PostOutcome> {
  return new Promise((resolve) => {
    const fail = (error: unknown) =>
      resolve({ status: null, reason: error instanceof Error ? error.message : String(error) });
    try {
      const secure = url.startsWith('https:');
      const request = (secure ? https : http).request(
        url,
        {
          method: 'POST',
          agent: agents[secure ? 'https:' : 'http:'],
          timeout: ANSWER_WITHIN_MS,
          headers: {
            'content-type': 'application/json',
            'content-length': body.length,
            'user-agent': 'facebookexternalua',
            'x-hub-signature-256': signature,
          },
        },
        (response) => {
          response.resume();
          response.once('end', () => resolve({ status: response.statusCode ?? 0 }));
          response.once('error', fail);
        },
      );
      request.once('timeout', () => request.destroy(new Error('no answer in time')));
      request.once('error', fail);
      request.end(body);
    } catch (error) {
      fail(error);
    }
  });
}
