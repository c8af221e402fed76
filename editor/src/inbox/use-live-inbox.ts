import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { conversationQueries } from '../api/conversations-api';
import { useWatch } from '../api/use-watch';
import { InboxFeed } from './inbox-feed';

/** Keeps every list, thread and badge of the inbox as the server has it, wherever in the editor one is. */
export function useLiveInbox(): void {
  const client = useQueryClient();
  const [feed] = useState(() => new InboxFeed(client));

  // Outside React: the query cache, which tells when a fetch has ended.
  useEffect(() => client.getQueryCache().subscribe(() => feed.flush()), [client, feed]);

  useWatch('inbox', { 'inbox.changed': (update) => feed.receive(update) }, () => {
    void client.invalidateQueries({ queryKey: conversationQueries.all });
  });
}
