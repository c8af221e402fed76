import type { ConversationView } from './api/conversations';
import type { AgentId, EpochMs, LabelId, TeamId } from './ids';
import { SERVICE_WINDOW_MARGIN_MS } from './service-window';

/** The piles of the inbox. */
export const conversationPiles = ['unread', 'mine', 'unassigned', 'closing', 'bot'] as const;
export type ConversationPile = (typeof conversationPiles)[number];

/** For how long before it shuts a service window counts as closing soon. */
export const CLOSING_SOON_MS = 2 * 60 * 60 * 1000;

/** What is asked of a list of conversations, and by whom; null asks for nothing. */
export interface ConversationFilter {
  readonly pile: ConversationPile | null;
  readonly team: TeamId | null;
  readonly label: LabelId | null;
}

/** Whether a conversation belongs into a filtered list; the server asks the same of its rows. */
export function fitsFilter(
  conversation: ConversationView,
  { pile, team, label }: ConversationFilter,
  agent: AgentId | null,
  now: EpochMs,
): boolean {
  return (
    (pile === null || isIn(pile, conversation, agent, now)) &&
    (team === null || (conversation.status === 'open' && conversation.team?.id === team)) &&
    (label === null || conversation.labels.some(({ id }) => id === label))
  );
}

function isIn(
  pile: ConversationPile,
  { unread, status, agent: has, bot, windowExpiresAt }: ConversationView,
  agent: AgentId | null,
  now: EpochMs,
): boolean {
  switch (pile) {
    case 'unread':
      return unread > 0;
    case 'mine':
      return status === 'open' && agent !== null && has?.id === agent;
    case 'unassigned':
      return status === 'open' && has === null && bot === null;
    case 'closing': {
      const left = windowExpiresAt === null ? 0 : windowExpiresAt - SERVICE_WINDOW_MARGIN_MS - now;
      return left > 0 && left <= CLOSING_SOON_MS;
    }
    case 'bot':
      return bot !== null;
  }
}
