import { fitsFilter, type ConversationId, type ConversationView } from '@sendero/shared';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useLocation } from 'react-router';
import { useCurrentAgentId } from '../agents/current-agent';
import { conversationQueries } from '../api/conversations-api';
import { itemsOf } from '../api/pages';
import { useProductNow } from '../ui/product-clock';
import type { InboxFilter } from './use-inbox-filter';

/** The list of the inbox as far as it was fetched. */
export interface InboxList {
  readonly conversations: readonly ConversationView[];
  readonly isPending: boolean;
  readonly isEmpty: boolean;
  /** Why there is nothing to show. */
  readonly error: Error | null;
  readonly retry: () => void;
  readonly loadMore: () => void;
  /** Where a conversation is shown, in this list. */
  readonly addressOf: (conversation: ConversationView) => string;
}

export function useInboxList(filter: InboxFilter, search: string, chosen: ConversationId | null): InboxList {
  const agent = useCurrentAgentId();
  const now = useProductNow(30_000);
  const address = useLocation().search;
  const question = { ...filter, search: search.trim(), agent };
  const query = useInfiniteQuery({ ...conversationQueries.list(question), placeholderData: keepPreviousData });
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } = query;
  const isOwn = !query.isPlaceholderData;
  const conversations = useMemo(
    () =>
      itemsOf(data).filter(
        // What one is just reading stays, even if it does not fit any more.
        (conversation) => !isOwn || conversation.id === chosen || fitsFilter(conversation, filter, agent, now),
      ),
    [data, isOwn, chosen, filter, agent, now],
  );
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  return {
    conversations,
    isPending: query.isPending,
    isEmpty: query.isSuccess && conversations.length === 0 && !hasNextPage,
    error: conversations.length === 0 ? query.error : null,
    retry: () => void refetch(),
    loadMore,
    addressOf: ({ id, found }) => {
      const parameters = new URLSearchParams(address);
      parameters.delete('message');
      if (found) parameters.set('message', found.id);
      const text = parameters.toString();
      return `/inbox/${id}${text && `?${text}`}`;
    },
  };
}
