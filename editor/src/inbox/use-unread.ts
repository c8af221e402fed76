import { useInfiniteQuery } from '@tanstack/react-query';
import { conversationQueries } from '../api/conversations-api';
import { itemsOf } from '../api/pages';

/** How many messages nobody has read yet, over the conversations that were fetched so far (the latest ones). */
export function useUnread(): number {
  const { data = 0 } = useInfiniteQuery({
    ...conversationQueries.list(''),
    select: (pages) => itemsOf(pages).reduce((sum, conversation) => sum + conversation.unread, 0),
  });
  return data;
}
