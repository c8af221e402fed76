import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { conversationQueries } from '../api/conversations-api';
import { firstPages } from '../api/pages';
import { useWatch } from '../api/use-watch';
import { tellOf } from '../notices/tell-of';
import { InboxFeed } from './inbox-feed';

/** The shortest time between two counts of the piles, in ms. */
const COUNT_MS = 1_000;
/** How many pages of a list or thread are fetched again at most. */
const MOST_PAGES = 10;

/** Keeps every list, thread and badge of the inbox as the server has it, wherever in the editor one is. */
export function useLiveInbox(): void {
  const client = useQueryClient();
  const [feed] = useState(() => new InboxFeed(client));

  // Outside React: the query cache, which tells when a fetch has ended.
  useEffect(() => client.getQueryCache().subscribe(() => feed.flush()), [client, feed]);

  const countAgain = useThrottledCallback(
    () => void client.invalidateQueries({ queryKey: ['conversation-tally'] }),
    COUNT_MS,
  );
  useWatch(
    'inbox',
    {
      'inbox.changed': (update) => {
        feed.receive(update);
        countAgain();
        tellOf(update);
      },
    },
    () => {
      void fetchAgain(client);
      countAgain();
    },
  );
}

/**
 * An answer that was asked for before the join may lack what happened until then, so it is not waited for. Lists and
 * threads that were read far down are cut to their beginning: what arrives waits until all of them are there.
 */
async function fetchAgain(client: QueryClient): Promise<void> {
  await client.cancelQueries({ queryKey: conversationQueries.all });
  for (const [key, data] of client.getQueriesData({ queryKey: conversationQueries.all })) {
    if (isPaged(data)) client.setQueryData(key, firstPages(data, MOST_PAGES));
  }
  await client.invalidateQueries({ queryKey: conversationQueries.all });
}

function isPaged(data: unknown): data is InfiniteData<unknown> {
  return typeof data === 'object' && data !== null && 'pages' in data && 'pageParams' in data;
}
