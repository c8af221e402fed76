import type {
  AgentId,
  ContactId,
  ChannelId,
  ConversationId,
  EpochMs,
  JourneyId,
  MessageId,
  NodeId,
  TeamId,
} from '../ids';
import type { MarkColor } from './agents';
import type { LabelView } from './labels';
import type { Page } from './page';
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
  /** The name of the bot, agent or team that has it, or had it last; '' for nobody in particular. */
  readonly assignedTo: string;
  /** The agent who has it, or had it last. */
  readonly agent: AssignedAgent | null;
  /** The team that it was given to. */
  readonly team: { readonly id: TeamId; readonly name: string } | null;
  /** The bot of another system that holds it; null when people or journeys have it. */
  readonly bot: HoldingBot | null;
  readonly labels: readonly LabelView[];
  /** How many notes agents wrote on it. */
  readonly notes: number;
  /** What whoever handed it over had to say. */
  readonly note: string;
  readonly openedAt: EpochMs | null;
  /** In the answer to a search: the newest message with the words that were looked for. */
  readonly found: FoundMessage | null;
}

export interface AssignedAgent {
  readonly id: AgentId;
  readonly name: string;
  readonly color: MarkColor;
}

export interface HoldingBot {
  readonly id: string;
  readonly name: string;
}

export interface FoundMessage {
  readonly id: MessageId;
  /** The part of it in which the words stand. */
  readonly text: string;
  readonly at: EpochMs;
}

/** Internal: contacts never see it. */
export interface NoteView {
  readonly id: string;
  readonly text: string;
  /** '' for somebody who did not say who they are. */
  readonly agentName: string;
  readonly at: EpochMs;
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
      /** The step, the rule, the agent or the bot that sent it; null for a person who did not say who they are. */
      readonly sentBy:
        | { readonly journeyId: JourneyId; readonly journeyName: string; readonly node: NodeId }
        | SentByRule
        | SentByAgent
        | SentByBot
        | SentWhileAway
        | null;
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

export interface SentByAgent {
  readonly agentId: AgentId;
  /** '' when the agent was deleted. */
  readonly agentName: string;
}

export interface SentByBot {
  readonly botId: string;
  /** '' when the bot was deleted. */
  readonly botName: string;
}

/** The away message, which goes out outside business hours. */
export interface SentWhileAway {
  readonly away: true;
}

/** How many conversations lie in each pile of the inbox. */
export interface ConversationTally {
  readonly unread: number;
  readonly mine: number;
  readonly unassigned: number;
  readonly closing: number;
  readonly bot: number;
}

/** A part of a thread, the newest message first. */
export interface ThreadPage extends Page<MessageView> {
  /** The cursor of what was said later; null when nothing was. */
  readonly previous: string | null;
}
