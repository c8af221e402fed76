import type { ConversationView, InboxUpdate, ThreadPage } from '@sendero/shared';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { conversationQueries, type InboxQuestion } from '../api/conversations-api';
import { noteQueries } from '../api/notes-api';
import type { Pages } from '../api/pages';
import { workspaceQuery } from '../api/workspace-api';
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
  const now = Date.now() + (client.getQueryData(workspaceQuery.queryKey)?.clockOffsetMs ?? 0);
  for (const [key, pages] of client.getQueriesData<Pages<ConversationView>>({ queryKey: conversationQueries.lists })) {
    const question = asQuestion(key.at(-1));
    if (pages) client.setQueryData(key, patchConversations(pages, conversations, question, now));
  }
  for (const conversation of conversations) {
    client.setQueryData(conversationQueries.detail(conversation.id).queryKey, (known) => known && conversation);
    void client.invalidateQueries({ queryKey: noteQueries.of(conversation.id).queryKey });
    void client.invalidateQueries({ queryKey: ['contacts', conversation.contact.id] });
    void client.invalidateQueries({ queryKey: ['runs', 'contact', conversation.contact.id] });
  }
  for (const id of new Set(messages.map((message) => message.conversationId))) {
    const changed = messages.filter((message) => message.conversationId === id);
    client.setQueriesData<InfiniteData<ThreadPage, string | null>>(
      { queryKey: conversationQueries.threads(id) },
      (pages) => pages && patchMessages(pages, changed),
    );
  }
}

/** Converts: the last part of every list's key is what it was asked. */
function asQuestion(part: unknown): InboxQuestion {
  return part as InboxQuestion;
}
