import { useQuery } from '@tanstack/react-query';
import { useCurrentAgentId } from '../agents/current-agent';
import { conversationQueries } from '../api/conversations-api';

/** How many messages nobody has read yet, over all conversations. */
export function useUnread(): number {
  const agent = useCurrentAgentId();
  const { data = 0 } = useQuery({
    ...conversationQueries.tally(agent),
    select: ({ unreadMessages }) => unreadMessages,
  });
  return data;
}
