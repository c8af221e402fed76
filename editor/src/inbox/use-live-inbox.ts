import { useThrottledCallback } from '@mantine/hooks';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { conversationQueries } from '../api/conversations-api';
import { useWatch } from '../api/use-watch';
import { tellOf } from '../notices/tell-of';
import { InboxFeed } from './inbox-feed';

/** The shortest time between two counts of the piles, in ms. */
const COUNT_MS = 1_000;

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

/** An answer that was asked for before the join may lack what happened until then, so it is not waited for. */
async function fetchAgain(client: QueryClient): Promise<void> {
  await client.cancelQueries({ queryKey: conversationQueries.all });
  await client.invalidateQueries({ queryKey: conversationQueries.all });
}
