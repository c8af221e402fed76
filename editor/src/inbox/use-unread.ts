import { useQuery } from '@tanstack/react-query';
import { useCurrentAgentId } from '../agents/current-agent';
import { conversationQueries } from '../api/conversations-api';

/** How many conversations have something that nobody has read yet, as the pile of the inbox says. */
export function useUnread(): number {
  const agent = useCurrentAgentId();
  const { data = 0 } = useQuery({
    ...conversationQueries.tally(agent),
    select: ({ unread }) => unread,
  });
  return data;
}
