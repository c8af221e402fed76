import { createHmac } from 'node:crypto';
import { Agent } from 'undici';

/** What became of a POST: an answer with this status, or nobody there. */
export type PostOutcome = { readonly status: number } | { readonly status: null; readonly reason: string };

const ANSWER_WITHIN_MS = 20_000;

const agent = new Agent({
  connections: 300,
  pipelining: 1,
  connect: { timeout: ANSWER_WITHIN_MS },
  headersTimeout: ANSWER_WITHIN_MS,
  bodyTimeout: ANSWER_WITHIN_MS,
});

export function signatureOf(body: string, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

/** Posts a body of pure ASCII. Never rejects. A crowd posts thousands a second, so only the status is looked at. */
export function postWebhook(url: string, body: string, signature: string): Promise<PostOutcome> {
  return new Promise((resolve) => {
    const fail = (error: unknown) =>
      resolve({ status: null, reason: error instanceof Error ? error.message : String(error) });
    try {
      const { origin, pathname, search } = new URL(url);
      let status = 0;
      agent.dispatch(
        {
          origin,
          path: pathname + search,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'user-agent': 'facebookexternalua',
            'x-hub-signature-256': signature,
          },
          body,
        },
        {
          onRequestStart: () => undefined,
          onResponseStart: (_controller, statusCode) => {
            status = statusCode;
          },
          onResponseData: () => undefined,
          onResponseEnd: () => resolve({ status }),
          onResponseError: (_controller, error) => fail(error),
        },
      );
    } catch (error) {
      fail(error);
    }
  });
}
