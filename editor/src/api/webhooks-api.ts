import type {
  BotSettings,
  BotView,
  DeliveryAttempt,
  DeliveryState,
  DeliveryStory,
  DeliveryView,
  NewBot,
  NewWebhook,
  Page,
  Replayed,
  WebhookSettings,
  WebhookView,
} from '@sendero/shared';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { paging } from './pages';
import { request } from './request';

/** How often what waits and what was given up is looked at, in ms. */
const EVERY_MS = 5_000;

export const webhookQueries = {
  /** Everything below; for invalidating. */
  all: ['webhooks'] as const,
  list: () =>
    queryOptions({
      queryKey: ['webhooks', 'list'],
      queryFn: ({ signal }) => request<readonly WebhookView[]>('GET', '/webhooks', { signal }),
      refetchInterval: EVERY_MS,
    }),
  bots: () =>
    queryOptions({
      queryKey: ['webhooks', 'bots'],
      queryFn: ({ signal }) => request<readonly BotView[]>('GET', '/bots', { signal }),
      refetchInterval: EVERY_MS,
    }),
  deliveries: (endpoint: string, state: DeliveryState | null) =>
    infiniteQueryOptions({
      queryKey: ['webhooks', endpoint, 'deliveries', state],
      queryFn: ({ pageParam, signal }) =>
        request<Page<DeliveryView>>('GET', `/endpoints/${endpoint}/deliveries`, {
          query: { cursor: pageParam ?? undefined, state: state ?? undefined },
          signal,
        }),
      refetchInterval: EVERY_MS,
      ...paging,
    }),
  delivery: (id: string) =>
    queryOptions({
      queryKey: ['webhooks', 'delivery', id],
      queryFn: ({ signal }) => request<DeliveryStory>('GET', `/deliveries/${id}`, { signal }),
      refetchInterval: EVERY_MS,
    }),
};

/** @throws ProblemError `webhook.busy`, `webhook.not_in_format`, `webhook.too_many` */
export function createWebhook(settings: WebhookSettings): Promise<NewWebhook> {
  return request('POST', '/webhooks', { body: { settings } });
}

/** @throws ProblemError `webhook.busy`, `webhook.not_in_format` */
export function changeWebhook(id: string, settings: WebhookSettings): Promise<WebhookView> {
  return request('PUT', `/webhooks/${id}`, { body: { settings } });
}

export function deleteWebhook(id: string): Promise<void> {
  return request('DELETE', `/webhooks/${id}`);
}

export function rotateWebhook(id: string): Promise<NewWebhook> {
  return request('POST', `/webhooks/${id}/secret`);
}

export function testWebhook(id: string): Promise<DeliveryAttempt> {
  return request('POST', `/webhooks/${id}/test`);
}

/** @throws ProblemError `webhook.busy`, `webhook.too_many` */
export function createBot(settings: BotSettings): Promise<NewBot> {
  return request('POST', '/bots', { body: { settings } });
}

/** @throws ProblemError `webhook.busy` */
export function changeBot(id: string, settings: BotSettings): Promise<BotView> {
  return request('PUT', `/bots/${id}`, { body: { settings } });
}

/** @throws ProblemError `bot.in_use` */
export function deleteBot(id: string): Promise<void> {
  return request('DELETE', `/bots/${id}`);
}

export function rotateBot(id: string): Promise<NewBot> {
  return request('POST', `/bots/${id}/secret`);
}

/** @throws ProblemError `webhook.not_dead` */
export function replayDelivery(id: string): Promise<DeliveryStory> {
  return request('POST', `/deliveries/${id}/replay`);
}

export function replayAll(endpoint: string): Promise<Replayed> {
  return request('POST', `/endpoints/${endpoint}/replay`);
}
