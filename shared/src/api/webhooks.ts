import type { EpochMs } from '../ids';
import type { BotSettings, WebhookSettings } from '../webhooks';

/** How an endpoint is doing. */
export interface EndpointHealth {
  readonly waiting: number;
  readonly dead: number;
  /** Calls in a row that failed. */
  readonly failures: number;
  /** Until when it is left alone because of them; null when it is not. */
  readonly heldUntil: EpochMs | null;
  readonly lastDeliveredAt: EpochMs | null;
}

interface Endpoint {
  readonly id: string;
  readonly health: EndpointHealth;
  /** Until when the secret before this one signs as well; null when only this one does. */
  readonly formerSecretUntil: EpochMs | null;
  readonly createdAt: EpochMs;
}

/** An address that is told of events. */
export interface WebhookView extends WebhookSettings, Endpoint {}

/** A bot, without its secrets. */
export interface BotView extends BotSettings, Endpoint {
  /** Conversations that it holds. */
  readonly holding: number;
}

/** What signs requests; shown once. */
export interface NewWebhook {
  readonly webhook: WebhookView;
  readonly secret: string;
}

/** What signs requests to the bot, and lets the bot into the API; shown once. */
export interface NewBot {
  readonly bot: BotView;
  readonly secret: string;
  readonly token: string;
}

export const deliveryStates = ['waiting', 'delivered', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One event for one endpoint. */
export interface DeliveryView {
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly createdAt: EpochMs;
  /** When the endpoint had it, or it was given up. */
  readonly endedAt: EpochMs | null;
  /** When it is tried next, unless something before it is; null when it is over. */
  readonly dueAt: EpochMs | null;
  readonly last: DeliveryAttempt | null;
}

export interface DeliveryAttempt {
  readonly at: EpochMs;
  readonly tookMs: number;
  /** Null when no answer came. */
  readonly status: number | null;
  /** Null when the endpoint took it. */
  readonly problem: { readonly code: string; readonly message: string } | null;
  /** The beginning of what the endpoint said. */
  readonly answer: string;
}

/** A delivery with what was sent and all that came of it. */
export interface DeliveryStory {
  readonly delivery: DeliveryView;
  /** As the endpoint gets it. */
  readonly body: string;
  /** Newest first. */
  readonly attempts: readonly DeliveryAttempt[];
}

/** How many deliveries are tried again. */
export interface Replayed {
  readonly count: number;
}
