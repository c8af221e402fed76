import { unreachable, type WebhookEvent, type WebhookFormat, type WebhookTest } from '@sendero/shared';
import { webexConnectBody, webexConnectTest } from './webex-connect';

/** What an endpoint gets of an event; the same for every try. */
export function requestBody(event: WebhookEvent | WebhookTest, format: WebhookFormat): string {
  switch (format) {
    case 'sendero':
      return JSON.stringify(event);
    case 'webex-connect':
      return JSON.stringify(event.type === 'webhook.test' ? webexConnectTest(event) : webexConnectBody(event));
    default:
      return unreachable(format);
  }
}
