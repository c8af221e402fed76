import { z } from 'zod';
import type { ConversationView, MessageView } from './api/conversations';
import type { DashboardView } from './api/dashboard';
import type { JourneyCounts, RunMove } from './api/journeys';
import type { DashboardRange } from './dashboard-range';
import type { ConversationId, JourneyId } from './ids';

/**
 * What a browser can watch. Joining answers with nothing: fetch the current state over HTTP after the join was
 * acknowledged, then apply updates; nothing can fall between the two.
 */
export type Topic =
  | `journey/${JourneyId}`
  | `people/${JourneyId}`
  | `dashboard/${DashboardRange}`
  | `conversation/${ConversationId}`
  | 'inbox';

export function journeyTopic(id: JourneyId): Topic {
  return `journey/${id}`;
}

/** Whoever watches it counts as having the journey open, by what their connection says of them (`visitor`). */
export function peopleTopic(journey: JourneyId): Topic {
  return `people/${journey}`;
}

/** Who a browser's connection belongs to; brought in its handshake as `auth`. */
export const visitor = z
  .object({
    /** One for each open page, for as long as it is open, whatever becomes of its connections. */
    tab: z.string().min(1).max(40),
    /** The same in all pages of one person. */
    person: z.string().min(1).max(40),
    name: z.string().trim().min(1).max(80),
  })
  .readonly();
export type Visitor = z.infer<typeof visitor>;

export function dashboardTopic(range: DashboardRange): Topic {
  return `dashboard/${range}`;
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
  /** Topic `people/…`: everybody who has the journey open, the asker included; told after each join. */
  'journey.people': (update: JourneyPeople) => void;
  /** Topic `inbox`: conversations that changed and the messages that are new or have another status. */
  'inbox.changed': (update: InboxUpdate) => void;
  /** Topic `dashboard/…`: all of it, at most once a second. */
  'dashboard.changed': (update: DashboardView) => void;
  /** Topic `conversation/…`: somebody of the team is writing there, or no longer. Told again every few seconds. */
  'conversation.typing': (update: Typing) => void;
}

export interface JourneyPeople {
  readonly journeyId: JourneyId;
  /** One for each open page, who came first at the front. */
  readonly people: readonly Visitor[];
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
