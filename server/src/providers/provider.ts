import type { ChannelId, FrequencyCap, SendReason, SentContent, Template, WorkspaceId } from '@sendero/shared';
import type { RetryClass } from './meta/failures';

/** One WhatsApp business number with what is needed to send through it. */
export interface Channel {
  readonly id: ChannelId;
  readonly workspaceId: WorkspaceId;
  readonly phoneNumberId: string;
  readonly wabaId: string;
  readonly baseUrl: string;
  readonly accessToken: string;
  readonly appSecret: string;
  readonly verifyToken: string;
  /** Messages a second that the number may send. */
  readonly throughputPerSecond: number;
  /** How often all journeys of its workspace write to one contact. */
  readonly frequencyCap: FrequencyCap | null;
}

export interface OutgoingMessage {
  /** E.164 or a business-scoped user id. */
  readonly to: { readonly phone: string } | { readonly userId: string };
  readonly content: SentContent;
  /** What the channel has under the content's template name. */
  readonly template: Template | undefined;
  /** Comes back with every status of this message. */
  readonly callbackData: string;
}

/** What is known after a send call. `unknown`: the provider may or may not have taken the message. */
export type SendOutcome =
  | { readonly type: 'accepted'; readonly providerId: string }
  | { readonly type: 'refused'; readonly problem: SendReason; readonly detail: string; readonly retry: RetryClass }
  | { readonly type: 'unknown'; readonly detail: string };

/** A company that carries our messages to WhatsApp. */
export abstract class Provider {
  /** Never throws: whatever goes wrong is an outcome. */
  abstract send(channel: Channel, message: OutgoingMessage): Promise<SendOutcome>;
  /** @throws UserError when the provider refuses or can't be reached */
  abstract templates(channel: Channel): Promise<readonly (Template & { readonly providerId: string })[]>;
}
