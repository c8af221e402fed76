import { Title } from '@mantine/core';
import type { ConversationId } from '@sendero/shared';
import { IconMessages, IconSearchOff } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { conversationQueries } from '../api/conversations-api';
import { itemsOf } from '../api/pages';
import { EmptyState } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { LoadMore } from '../ui/load-more';
import { SearchField } from '../ui/search-field';
import styles from './conversation-list.module.css';
import { ConversationRow } from './conversation-row';

export interface ConversationListProps {
  readonly className: string | undefined;
  readonly chosen: ConversationId | null;
  /** What stands in the field, and what was searched for once typing rested. */
  readonly search: string;
  readonly searched: string;
  readonly onSearch: (search: string) => void;
}

/** How many rows are drawn at first and with each step; live updates can bring far more than anybody scrolls to. */
const STEP = 60;

export function ConversationList({ className, chosen, search, searched, onSearch }: ConversationListProps) {
  const query = useInfiniteQuery({ ...conversationQueries.list(searched.trim()), placeholderData: keepPreviousData });
  const [drawn, setDrawn] = useState(STEP);
  const conversations = itemsOf(query.data);
  const showMore = () => {
    setDrawn(drawn + STEP);
    if (drawn + STEP > conversations.length && query.hasNextPage) void query.fetchNextPage();
  };
  return (
    <section className={`${className} ${styles.list}`} aria-label="Conversations">
      <div className={styles.top}>
        <Title order={2} className={styles.title}>
          Inbox
        </Title>
        <SearchField label="Search by name or number" value={search} onChange={onSearch} />
      </div>
      <div className={styles.rows}>
        {query.isPending && (
          <div className={styles.padded}>
            <ListSkeleton rows={7} height={58} />
          </div>
        )}
        {query.isError && conversations.length === 0 && (
          <div className={styles.padded}>
            <ErrorNotice title="The inbox can't be shown" error={query.error} onRetry={() => void query.refetch()} />
          </div>
        )}
        {query.isSuccess && conversations.length === 0 && <NoConversations search={searched} />}
        {conversations.length > 0 && (
          <ul className={styles.items} aria-label="Conversations">
            {conversations.slice(0, drawn).map((conversation) => (
              <ConversationRow
                key={conversation.id}
                conversation={conversation}
                isChosen={conversation.id === chosen}
              />
            ))}
          </ul>
        )}
        <LoadMore
          more={drawn < conversations.length || query.hasNextPage}
          loading={query.isFetchingNextPage}
          failed={query.isFetchNextPageError}
          onLoad={showMore}
          label="Show more conversations"
        />
      </div>
    </section>
  );
}

function NoConversations({ search }: { readonly search: string }) {
  if (search.trim() !== '') {
    return (
      <EmptyState Icon={IconSearchOff} title="Nobody found">
        No conversation has “{search.trim()}” in its contact's name or number.
      </EmptyState>
    );
  }
  return (
    <EmptyState Icon={IconMessages} title="No conversations yet">
      They appear here by themselves as soon as somebody writes to your number.
    </EmptyState>
  );
}
