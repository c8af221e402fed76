import { Title } from '@mantine/core';
import type { ConversationId, ConversationPile, ConversationView } from '@sendero/shared';
import { IconMessages, IconMoodHappy, IconSearchOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { SearchField } from '../ui/search-field';
import { VirtualList } from '../ui/virtual-list';
import styles from './conversation-list.module.css';
import { ConversationRow } from './conversation-row';
import { FilterMenu } from './filter-menu';
import { PileTabs } from './pile-tabs';
import type { InboxFilter } from './use-inbox-filter';
import type { InboxList } from './use-inbox-list';

export interface ConversationListProps {
  readonly className: string | undefined;
  readonly chosen: ConversationId | null;
  readonly list: InboxList;
  readonly filter: InboxFilter;
  readonly onFilter: (change: Partial<InboxFilter>) => void;
  /** What stands in the field, and what was searched for once typing rested. */
  readonly search: string;
  readonly searched: string;
  readonly onSearch: (search: string) => void;
  /** What stands beside the title. */
  readonly actions: ReactNode;
}

/** In px; as `conversation-row.module.css` has it. */
const ROW_HEIGHT = 68;

export function ConversationList(props: ConversationListProps) {
  const { className, chosen, list, filter, onFilter, search, searched, onSearch, actions } = props;
  return (
    <section className={`${className} ${styles.list}`} aria-label="Conversations">
      <div className={styles.top}>
        <div className={styles.heading}>
          <Title order={2} className={styles.title}>
            Inbox
          </Title>
          {actions}
        </div>
        <div className={styles.search}>
          <SearchField label="Search people and messages" shortcut="/" value={search} onChange={onSearch} />
          <FilterMenu filter={filter} onChange={onFilter} />
        </div>
        <PileTabs pile={filter.pile} onChange={(pile) => onFilter({ pile })} />
      </div>
      <VirtualList<ConversationView>
        label="Conversations"
        items={list.conversations}
        rowHeight={ROW_HEIGHT}
        chosen={chosen}
        onNearEnd={list.loadMore}
        render={(conversation) => (
          <ConversationRow
            conversation={conversation}
            isChosen={conversation.id === chosen}
            search={searched}
            address={list.addressOf(conversation)}
          />
        )}
      >
        {list.isPending && (
          <div className={styles.padded}>
            <ListSkeleton rows={7} height={58} />
          </div>
        )}
        {list.error && (
          <div className={styles.padded}>
            <ErrorNotice title="The inbox can't be shown" error={list.error} onRetry={list.retry} />
          </div>
        )}
        {list.isEmpty && <NoConversations search={searched} filter={filter} />}
      </VirtualList>
    </section>
  );
}

const EMPTY_PILES: Readonly<Record<ConversationPile, readonly [title: string, words: string]>> = {
  unread: ['Everything is read', 'What comes in from now on appears here.'],
  mine: ['Nothing is yours', 'Conversations that are given to you, or that you take over, appear here.'],
  unassigned: ['Nobody is waiting', 'Conversations that are with people, but with nobody in particular, appear here.'],
  closing: ['No window is closing', 'Conversations whose 24-hour window shuts within two hours appear here.'],
  bot: ['No bot has anything', 'Conversations that were handed to a bot, until it resolves them, appear here.'],
};

function NoConversations({ search, filter }: { readonly search: string; readonly filter: InboxFilter }) {
  if (search.trim() !== '') {
    return (
      <EmptyState Icon={IconSearchOff} title="Nothing found">
        Neither a name or number nor a message has “{search.trim()}” in it.
      </EmptyState>
    );
  }
  if (filter.pile !== null) {
    const [title, words] = EMPTY_PILES[filter.pile];
    return (
      <EmptyState Icon={IconMoodHappy} title={title}>
        {words}
      </EmptyState>
    );
  }
  if (filter.journey !== null || filter.team !== null || filter.label !== null) {
    return (
      <EmptyState Icon={IconSearchOff} title="Nothing fits these filters">
        Choose others, or clear them.
      </EmptyState>
    );
  }
  return (
    <EmptyState Icon={IconMessages} title="No conversations yet">
      They appear here by themselves as soon as somebody writes to your number.
    </EmptyState>
  );
}
