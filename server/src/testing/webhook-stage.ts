import type { DeliveryView, NewWebhook, Page, WebhookEvent } from '@sendero/shared';
import type { Config } from '../config';
import { openEndpoint, type Endpoint, type HeardRequest } from './endpoint';
import { eventually, startProduct, type Product } from './product';

/** A product in which no journey is live, and another system that can be told of what happens. */
export interface WebhookStage {
  readonly product: Product;
  readonly crm: Endpoint;
  /** Adds a webhook that is told of messages, unless its settings say otherwise. */
  add(settings?: object, endpoint?: Endpoint): Promise<NewWebhook>;
  /** Waits for so many requests. */
  hears(count: number, endpoint?: Endpoint): Promise<readonly HeardRequest[]>;
  events(endpoint?: Endpoint): readonly WebhookEvent[];
  /** The words of the messages that it was told of. */
  texts(endpoint?: Endpoint): readonly string[];
  deliveries(id: string, state?: string): Promise<Page<DeliveryView>>;
  /** The id of the first in a list, as soon as there is one. */
  first(path: string): Promise<string | undefined>;
  /** Lets the pauses of lines and endpoints be over. */
  hurry(): Promise<unknown>;
  close(): Promise<void>;
}

export async function openWebhookStage(config: Partial<Config> = {}): Promise<WebhookStage> {
  const crm = await openEndpoint();
  const product = await startProduct({ allowPrivateWebhooks: true, ...config });
  await product.sql(`UPDATE journey SET status = 'paused'`);
  const events = (endpoint = crm) => endpoint.heard.map(({ body }) => JSON.parse(body) as WebhookEvent);
  return {
    product,
    crm,
    add: (settings = {}, endpoint = crm) =>
      product.api<NewWebhook>('POST', '/webhooks', {
        settings: { name: 'CRM', url: `${endpoint.url}/in`, events: ['message.received'], ...settings },
      }),
    hears: (count, endpoint = crm) =>
      eventually(
        () => Promise.resolve(endpoint.heard),
        (all) => all.length >= count,
      ),
    events,
    texts: (endpoint) =>
      events(endpoint).map((event) =>
        'message' in event.data && 'text' in event.data.message ? event.data.message.text : '',
      ),
    deliveries: (id, state = '') =>
      product.api<Page<DeliveryView>>('GET', `/endpoints/${id}/deliveries?state=${state}`.replace(/\?state=$/, '')),
    first: (path) =>
      eventually(
        () => product.api<Page<{ id: string }>>('GET', path),
        ({ items }) => items.length > 0,
      ).then(({ items }) => items[0]?.id),
    hurry: () =>
      product.sql(`WITH e AS (UPDATE webhook_endpoint SET held_until = NULL) UPDATE webhook_queue SET due_at = now()`),
    async close() {
      await product.close();
      await crm.close();
    },
  };
}
