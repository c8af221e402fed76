import type { ConversationView, InboxUpdate } from '@sendero/shared';
import type { QueryClient } from '@tanstack/react-query';
import { conversationQueries } from '../api/conversations-api';
import type { Pages } from '../api/pages';
import { patchConversations, patchMessages } from './patch-pages';

/**
 * Brings live updates into what was fetched of the inbox. While something is being fetched updates wait: the answer on
 * its way may be older than they are and would overwrite them.
 */
export class InboxFeed {
  private waiting: readonly InboxUpdate[] = [];

  constructor(private readonly client: QueryClient) {}

  receive(update: InboxUpdate): void {
    this.waiting = [...this.waiting, update];
    this.flush();
  }

  /** Call whenever a fetch may have ended. */
  flush(): void {
    if (this.waiting.length === 0 || this.client.isFetching({ queryKey: conversationQueries.all }) > 0) return;
    const updates = this.waiting;
    this.waiting = [];
    for (const update of updates) applyInboxUpdate(this.client, update);
  }
}

export function applyInboxUpdate(client: QueryClient, { conversations, messages }: InboxUpdate): void {
  for (const [key, pages] of client.getQueriesData<Pages<ConversationView>>({ queryKey: conversationQueries.lists })) {
    const searching = key.at(-1) !== '';
    if (pages) client.setQueryData(key, patchConversations(pages, conversations, searching ? 'known' : 'all'));
  }
  for (const conversation of conversations) {
    client.setQueryData(conversationQueries.detail(conversation.id).queryKey, (known) => known && conversation);
    void client.invalidateQueries({ queryKey: ['contacts', conversation.contact.id] });
    void client.invalidateQueries({ queryKey: ['runs', 'contact', conversation.contact.id] });
  }
  for (const id of new Set(messages.map((message) => message.conversationId))) {
    const changed = messages.filter((message) => message.conversationId === id);
    client.setQueryData(conversationQueries.messages(id).queryKey, (pages) => pages && patchMessages(pages, changed));
  }
}
