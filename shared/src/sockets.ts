import type { ConversationView, MessageView } from './api/conversations';
import type { DashboardView } from './api/dashboard';
import type { JourneyCounts, RunMove } from './api/journeys';
import type { DashboardRange } from './dashboard-range';
import type { ConversationId, JourneyId } from './ids';

/**
 * What a browser can watch. Joining answers with nothing: fetch the current state over HTTP after the join was
 * acknowledged, then apply updates; nothing can fall between the two.
 */
export type Topic = `journey/${JourneyId}` | `dashboard/${DashboardRange}` | 'inbox';

export function journeyTopic(id: JourneyId): Topic {
  return `journey/${id}`;
}

export function dashboardTopic(range: DashboardRange): Topic {
  return `dashboard/${range}`;
}

/** Sent to everybody who watches the topic; at most 5 times a second per topic and event. */
export interface ServerToClientEvents {
  /** Topic `journey/…`: the complete counts of every version that changed. */
  'journey.counts': (update: JourneyCounts) => void;
  /** Topic `journey/…`: some of the latest moves, for the animation; not a complete list. */
  'journey.moves': (update: { readonly journeyId: JourneyId; readonly moves: readonly RunMove[] }) => void;
  /** Topic `inbox`: conversations that changed and the messages that are new or have another status. */
  'inbox.changed': (update: InboxUpdate) => void;
  /** Topic `dashboard/…`: all of it, at most once a second. */
  'dashboard.changed': (update: DashboardView) => void;
}

export interface InboxUpdate {
  readonly conversations: readonly ConversationView[];
  readonly messages: readonly (MessageView & { readonly conversationId: ConversationId })[];
}

export interface ClientToServerEvents {
  watch: (topic: Topic, done: (answer: WatchAnswer) => void) => void;
  unwatch: (topic: Topic) => void;
}

export type WatchAnswer =
  { readonly ok: true } | { readonly ok: false; readonly code: string; readonly message: string };
