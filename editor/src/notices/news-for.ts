import type { AgentId, ConversationId, InboxUpdate } from '@sendero/shared';

/** Something that came in and that an agent should hear of. */
export interface News {
  readonly conversation: ConversationId;
  readonly name: string;
  readonly text: string;
}

/**
 * What an agent is told of: messages in conversations that people have, unless somebody else or a bot has them. Of several in one
 * conversation the last counts.
 *
 * @param looksAt the conversation that the agent has before their eyes
 */
export function newsFor(
  { conversations, messages }: InboxUpdate,
  agent: AgentId | null,
  looksAt: ConversationId | null,
): readonly News[] {
  return conversations.flatMap(({ id, contact, status, agent: has, bot }): News[] => {
    if (status !== 'open' || bot !== null || id === looksAt || (has !== null && has.id !== agent)) return [];
    const last = messages.findLast((message) => message.conversationId === id && message.direction === 'in');
    return last ? [{ conversation: id, name: contact.name || contact.phone, text: last.text }] : [];
  });
}
