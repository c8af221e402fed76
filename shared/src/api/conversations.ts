import type { ContactId, ChannelId, ConversationId, EpochMs, JourneyId, MessageId, NodeId } from '../ids';
import type { IncomingContent, MediaKind, MessageStatus, SentContent } from '../messages';

export interface ConversationView {
  readonly id: ConversationId;
  readonly channelId: ChannelId;
  readonly contact: { readonly id: ContactId; readonly name: string; readonly phone: string };
  /** When the service window shuts. */
  readonly windowExpiresAt: EpochMs | null;
  readonly lastMessage: { readonly direction: 'in' | 'out'; readonly text: string; readonly at: EpochMs } | null;
  readonly lastInboundAt: EpochMs | null;
  readonly unread: number;
  /** Who answers: `bot`, or people while it is `open`; `resolved`: people gave it back to the bot. */
  readonly status: ConversationStatus;
  /** The person or team that has it, or had it last; '' for nobody in particular. */
  readonly assignedTo: string;
  /** What the journey that handed it over had to say. */
  readonly note: string;
  readonly openedAt: EpochMs | null;
}

export const conversationStatuses = ['bot', 'open', 'resolved'] as const;
export type ConversationStatus = (typeof conversationStatuses)[number];

export type MessageView = {
  readonly id: MessageId;
  readonly at: EpochMs;
  /** What a person would read. */
  readonly text: string;
  /** The message that it answers or reacts to. */
  readonly quotes: QuotedMessage | null;
} & (
  | { readonly direction: 'in'; readonly content: IncomingContent }
  | {
      readonly direction: 'out';
      readonly content: SentContent;
      readonly status: MessageStatus;
      readonly problem: { readonly code: string; readonly message: string } | null;
      /** The step or the rule that sent it; null for an agent's message. */
      readonly sentBy:
        { readonly journeyId: JourneyId; readonly journeyName: string; readonly node: NodeId } | SentByRule | null;
    }
);

/** A message as far as an answer to it shows it. */
export interface QuotedMessage {
  /** Null when the message is not one of this conversation's: it was sent from somewhere else, or before we were there. */
  readonly id: MessageId | null;
  readonly direction: 'in' | 'out';
  /** What stands for it, on one line. */
  readonly summary: string;
}

/** A file that was brought to the provider and can be sent. */
export interface AttachmentView {
  readonly id: string;
  readonly kind: MediaKind;
  readonly mimeType: string;
  readonly filename: string;
  /** Its size. */
  readonly bytes: number;
}

export interface SentByRule {
  readonly ruleId: string;
  /** '' when the rule was deleted. */
  readonly ruleName: string;
}
