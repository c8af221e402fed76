import type { ConversationView, MessageView } from './api/conversations';
import type { JourneyCounts, RunMove } from './api/journeys';
import type { ConversationId, JourneyId } from './ids';

/**
 * What a browser can watch. Joining answers with nothing: fetch the current state over HTTP after the join was
 * acknowledged, then apply updates; nothing can fall between the two.
 */
export type Topic = `journey/${JourneyId}` | `conversation/${ConversationId}` | 'inbox';

export function journeyTopic(id: JourneyId): Topic {
  return `journey/${id}`;
}

export function conversationTopic(id: ConversationId): Topic {
  return `conversation/${id}`;
}

/** Sent to everybody who watches the topic; at most 5 times a second per topic and event. */
export interface ServerToClientEvents {
  /** Topic `journey/…`: the complete counts of every version that changed. */
  'journey.counts': (update: JourneyCounts) => void;
  /** Topic `journey/…`: some of the latest moves, for the animation; not a complete list. */
  'journey.moves': (update: { readonly journeyId: JourneyId; readonly moves: readonly RunMove[] }) => void;
  /** Topic `inbox`: conversations that changed and the messages that are new or have another status. */
  'inbox.changed': (update: InboxUpdate) => void;
  /** Topic `conversation/…`: somebody of the team is writing there, or no longer. Told again every few seconds. */
  'conversation.typing': (update: Typing) => void;
}

/** Somebody of the team who writes in a conversation. */
export interface Typing {
  readonly conversationId: ConversationId;
  /** Who it is: tells one from another, the writer's own browser included. */
  readonly agentId: string;
  readonly name: string;
  readonly active: boolean;
}

/** How often a browser says that somebody still types, and after how long without word they count as having stopped, in ms. */
export const TYPING_EVERY_MS = 3_000;
export const TYPING_ENDS_MS = 7_000;

export interface InboxUpdate {
  readonly conversations: readonly ConversationView[];
  readonly messages: readonly (MessageView & { readonly conversationId: ConversationId })[];
}

export interface ClientToServerEvents {
  watch: (topic: Topic, done: (answer: WatchAnswer) => void) => void;
  unwatch: (topic: Topic) => void;
  /** Tells the others who watch the conversation, and shows “typing…” on the contact's phone. */
  typing: (typing: Typing) => void;
}

export type WatchAnswer =
  { readonly ok: true } | { readonly ok: false; readonly code: string; readonly message: string };
