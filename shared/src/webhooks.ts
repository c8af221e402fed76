import { z } from 'zod';
import { channelId, journeyId } from './ids';

/** What another system can be told of. */
export const webhookEventTypes = [
  'message.received',
  'message.postback',
  'message.list_reply',
  'message.button_reply',
  'message.status',
  'template.status',
  'consent.changed',
  'run.entered',
  'run.left',
] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** How events are written: our own form, or the one that users of Webex Connect know. */
export const webhookFormats = ['sendero', 'webex-connect'] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

/** What the Webex Connect format has a form for. */
export const webexConnectEventTypes: readonly WebhookEventType[] = [
  'message.received',
  'message.postback',
  'message.list_reply',
  'message.button_reply',
  'message.status',
];

/** What is about a journey, or may be: an endpoint may be told of some journeys only. */
export const journeyEventTypes: readonly WebhookEventType[] = ['message.status', 'run.entered', 'run.left'];

/** What is of a channel; consent is of a contact, and templates are of an account. */
export const channelEventTypes: readonly WebhookEventType[] = [
  'message.received',
  'message.postback',
  'message.list_reply',
  'message.button_reply',
  'message.status',
  'run.entered',
  'run.left',
];

/** Where changes are noticed; each is followed only while somebody wants to be told of it. */
export const webhookTaps = ['incoming', 'receipt', 'template', 'consent', 'run'] as const;
export type WebhookTap = (typeof webhookTaps)[number];

export const tapOf: { readonly [T in WebhookEventType]: WebhookTap } = {
  'message.received': 'incoming',
  'message.postback': 'incoming',
  'message.list_reply': 'incoming',
  'message.button_reply': 'incoming',
  'message.status': 'receipt',
  'template.status': 'template',
  'consent.changed': 'consent',
  'run.entered': 'run',
  'run.left': 'run',
};

const name = z.string().trim().min(1).max(80);
const url = z.url({ protocol: /^https?$/ }).max(2_000);

/**
 * Where events go and which.
 *
 * @example { "name": "CRM", "url": "https://crm.shop.example/sendero", "format": "sendero", "events": ["message.received"] }
 */
export const webhookSettings = z
  .object({
    name,
    url,
    format: z.enum(webhookFormats).default('sendero'),
    events: z.array(z.enum(webhookEventTypes)).min(1).max(webhookEventTypes.length).readonly(),
    /** Receipts and runs are told of these journeys only; of everything when there are none. */
    journeys: z.array(journeyId).max(50).readonly().default([]),
    /** What is of a channel is told of these only; of every channel when there are none. */
    channels: z.array(channelId).max(50).readonly().default([]),
    enabled: z.boolean().default(true),
  })
  .readonly();
export type WebhookSettings = z.infer<typeof webhookSettings>;

/** A bot that conversations can be handed to. */
export const botSettings = z.object({ name, url, enabled: z.boolean().default(true) }).readonly();
export type BotSettings = z.infer<typeof botSettings>;

/** The most endpoints, webhooks and bots together, of one workspace. */
export const MOST_ENDPOINTS = 50;
