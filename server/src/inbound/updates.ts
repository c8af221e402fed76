import type { EpochMs, IncomingContent, MessageId, SendReason, ReceiptStatus, Referral } from '@sendero/shared';

/** A message from a customer, as a provider reported it, before we know which contact it is. */
export interface InboundMessage {
  readonly type: 'message';
  readonly providerId: string;
  readonly from: { readonly waId: string | null; readonly userId: string | null; readonly name: string };
  readonly at: EpochMs;
  readonly text: string;
  readonly content: IncomingContent;
  readonly referral: Referral | null;
  /** The provider's id of the message that is answered, quoted or tapped. */
  readonly quotedId: string | null;
  /** Whether WhatsApp counts it as the customer writing to us. */
  readonly opensWindow: boolean;
}

/** What became of a message that we sent. */
export interface Receipt {
  readonly type: 'receipt';
  readonly providerId: string;
  /** Our own id, as far as the provider echoed it. */
  readonly messageId: MessageId | null;
  readonly status: Exclude<ReceiptStatus, 'accepted'>;
  readonly at: EpochMs;
  readonly failure: { readonly problem: SendReason; readonly detail: string } | null;
  /** As `pricingText` writes it; null when nothing was told. */
  readonly pricing: string | null;
}

/** Something that we can't read; it is stored as it came. */
export interface UnknownUpdate {
  readonly type: 'unknown';
  readonly field: string;
  readonly payload: unknown;
}

export type InboundUpdate = InboundMessage | Receipt | UnknownUpdate;
