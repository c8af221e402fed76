import type { WebhookEvent, WebhookFormat, WebhookTest } from '@sendero/shared';
import { WebClient, type WebAnswer } from '../calls/web-client';
import { requestBody } from './request-body';
import { signatureHeaders } from './signature';

/** How long an endpoint may take, in ms. */
const TIMEOUT_MS = 15_000;
const MOST_KEPT_OF_ANSWER = 500;

/** An event on its way to an endpoint. */
export interface Posting {
  readonly url: string;
  readonly format: WebhookFormat;
  readonly secret: string;
  readonly formerSecret: string | null;
  /** How many tries there were before. */
  readonly attempts: number;
  readonly body: WebhookEvent | WebhookTest;
}

/** Posts events, signed. */
export class EndpointClient {
  private readonly client: WebClient;

  constructor(allowPrivate: boolean) {
    this.client = new WebClient(allowPrivate);
  }

  /** One try. Never throws; `said` is the beginning of the answer. */
  async call(
    { url, format, secret, formerSecret, attempts, body: event }: Posting,
    stop: AbortSignal,
  ): Promise<WebAnswer & { readonly said: string }> {
    const body = requestBody(event, format);
    const headers = {
      'content-type': 'application/json',
      'x-sendero-event': event.type,
      'x-sendero-event-id': event.id,
      'x-sendero-attempt': String(attempts + 1),
      ...signatureHeaders(body, formerSecret === null ? [secret] : [secret, formerSecret], Date.now()),
    };
    const answer = await this.client.call({ method: 'POST', url, headers, body }, TIMEOUT_MS, event.id, stop);
    return { ...answer, said: saidIn(answer) };
  }

  close(): Promise<void> {
    return this.client.close();
  }
}

function saidIn({ body }: WebAnswer): string {
  if (body === null) return '';
  return (typeof body === 'string' ? body : JSON.stringify(body)).slice(0, MOST_KEPT_OF_ANSWER);
}
