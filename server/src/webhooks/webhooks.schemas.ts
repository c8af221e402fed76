import {
  deliveryStates,
  webhookEventTypes,
  webhookFormats,
  webhookSettings,
  type DeliveryAttempt,
  type DeliveryStory,
  type DeliveryView,
  type EndpointHealth,
  type NewWebhook,
  type Replayed,
  type WebhookView,
} from '@sendero/shared';
import {
  flag,
  integer,
  listOf,
  nameSchema,
  objectSchema,
  oneOfTexts,
  orNull,
  text,
  time,
  uuid,
  zodSchema,
} from '../http/api-schema';

export const webhookSettingsSchema = nameSchema('WebhookSettings', zodSchema(webhookSettings));

export const endpointHealth = objectSchema<EndpointHealth>('EndpointHealth', {
  waiting: { ...integer, description: 'Counted up to 10,000.' },
  dead: { ...integer, description: 'Given up, and still in the log; counted up to 10,000.' },
  failures: { ...integer, description: 'Calls in a row that failed.' },
  heldUntil: orNull(time),
  lastDeliveredAt: orNull(time),
});

export const webhookView = objectSchema<WebhookView>('Webhook', {
  id: uuid,
  name: text,
  url: text,
  format: oneOfTexts(webhookFormats),
  events: listOf(oneOfTexts(webhookEventTypes)),
  journeys: listOf(uuid),
  channels: listOf(uuid),
  enabled: flag,
  health: endpointHealth,
  formerSecretUntil: orNull(time),
  createdAt: time,
});

export const newWebhook = objectSchema<NewWebhook>('NewWebhook', {
  webhook: webhookView,
  secret: { ...text, description: 'Shown only here.' },
});

const problem = {
  type: 'object' as const,
  properties: { code: text, message: text },
  required: ['code', 'message'],
};

export const deliveryAttempt = objectSchema<DeliveryAttempt>('DeliveryAttempt', {
  at: time,
  tookMs: integer,
  status: orNull(integer),
  problem: orNull(problem),
  answer: { ...text, description: 'At most 500 characters of it.' },
});

export const deliveryView = objectSchema<DeliveryView>('Delivery', {
  id: text,
  eventId: uuid,
  type: text,
  state: oneOfTexts(deliveryStates),
  attempts: integer,
  createdAt: time,
  endedAt: orNull(time),
  dueAt: orNull(time),
  last: orNull(deliveryAttempt),
});

export const deliveryStory = objectSchema<DeliveryStory>('DeliveryStory', {
  delivery: deliveryView,
  body: text,
  attempts: listOf(deliveryAttempt),
});

export const replayed = objectSchema<Replayed>('Replayed', { count: integer });
