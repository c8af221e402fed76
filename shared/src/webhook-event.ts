import { z } from 'zod';
import { webhookEventTypes, type WebhookEventType } from './webhooks';

/** Grows when a field goes or changes its meaning; new fields may come at any time. */
export const WEBHOOK_VERSION = 1;

const time = z.iso.datetime().describe('UTC, to the millisecond.');
const channel = z.object({ id: z.uuid(), phone: z.string().describe('As WhatsApp shows it.') });
const contact = z.object({
  id: z.uuid(),
  name: z.string(),
  phone: z.string().describe('With + and country code; "" when WhatsApp does not say it.'),
  waId: z.string().describe('What WhatsApp calls the person; "" when it is not known.'),
});
const conversation = z.object({ id: z.uuid() });

const incoming = z.object({
  message: z.object({
    id: z.uuid(),
    providerId: z.string().describe('What WhatsApp calls the message.'),
    text: z.string().describe('The text, the caption, or the title of what was tapped.'),
    content: z
      .looseObject({ type: z.string() })
      .describe('What kind of message it is, and what belongs to that kind: see the guide.'),
    at: time,
  }),
});

const status = z.object({
  message: z.object({
    id: z.uuid(),
    providerId: z.string().describe('"" when WhatsApp never had it.'),
    status: z.enum(['sent', 'delivered', 'read', 'failed']).describe('Only ever moves forward.'),
    at: time,
    callbackData: z
      .string()
      .describe('What was given over the API with the message, or when its run was started; else "".'),
    correlationId: z.string().describe('The Idempotency-Key under which it was written over the API; else "".'),
    runId: z.uuid().nullable().describe('The run that sent it.'),
    failure: z
      .object({ code: z.string().describe('Stable.'), title: z.string() })
      .nullable()
      .describe('Only with "failed".'),
  }),
});

const template = z.object({
  template: z.object({
    id: z.uuid(),
    name: z.string(),
    language: z.string(),
    category: z.string(),
    status: z.string().describe('As Meta writes it, such as APPROVED or PAUSED.'),
  }),
});

const consent = z.object({
  consent: z.object({
    id: z.uuid(),
    topic: z.enum(['all', 'marketing', 'utility', 'authentication']),
    state: z.enum(['in', 'out']),
    source: z.string(),
    evidence: z.string(),
    at: time,
  }),
});

const run = z.object({
  run: z.object({
    id: z.uuid(),
    journey: z.object({ id: z.uuid(), name: z.string(), version: z.int() }),
    startedAt: time,
  }),
});
const leftRun = z.object({
  run: run.shape.run.extend({
    endedAt: time,
    outcome: z.enum(['ended', 'failed']),
    reason: z.string().describe('"finished" when it came to an end of the journey; else why it left before.'),
  }),
});

const envelope = <T extends WebhookEventType, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({
    id: z.uuid().describe('The same for every try and every endpoint: use it to drop what you had before.'),
    version: z.literal(WEBHOOK_VERSION),
    type: z.literal(type),
    at: time,
    workspaceId: z.uuid(),
    ...shape,
  });

const thread = { channel, contact, conversation };

/** What other systems are told, in our own format; `docs/webhook-event.v1.schema.json` is made of it. */
export const webhookEvent = z.discriminatedUnion('type', [
  envelope('message.received', { ...thread, data: incoming }),
  envelope('message.postback', { ...thread, data: incoming }),
  envelope('message.list_reply', { ...thread, data: incoming }),
  envelope('message.button_reply', { ...thread, data: incoming }),
  envelope('message.status', { ...thread, conversation: conversation.nullable(), data: status }),
  envelope('template.status', { data: template }),
  envelope('consent.changed', { contact, data: consent }),
  envelope('run.entered', { channel, contact, data: run }),
  envelope('run.left', { channel, contact, data: leftRun }),
]);
export type WebhookEvent = z.infer<typeof webhookEvent>;
export type WebhookEventOf<T extends WebhookEventType> = Extract<WebhookEvent, { type: T }>;

/** What the button for a try sends; never anything else. */
export const webhookTest = z.object({
  id: z.uuid(),
  version: z.literal(WEBHOOK_VERSION),
  type: z.literal('webhook.test'),
  at: time,
  workspaceId: z.uuid(),
});
export type WebhookTest = z.infer<typeof webhookTest>;

/** What people read of a type. */
export const webhookEventTitles: { readonly [T in WebhookEventType]: string } = {
  'message.received': 'Incoming message',
  'message.postback': 'Postback',
  'message.list_reply': 'List message',
  'message.button_reply': 'Reply button',
  'message.status': 'Receipts',
  'template.status': 'Template status',
  'consent.changed': 'Consent',
  'run.entered': 'Run entered',
  'run.left': 'Run left',
};

export function isWebhookEventType(type: string): type is WebhookEventType {
  return webhookEventTypes.some((known) => known === type);
}
