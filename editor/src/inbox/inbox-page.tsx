import { VisuallyHidden } from '@mantine/core';
import { useDebouncedValue, useDocumentTitle } from '@mantine/hooks';
import { conversationId, type ConversationId } from '@sendero/shared';
import { useState } from 'react';
import { useParams } from 'react-router';
import { routeId } from '../ui/route-id';
import { ConversationList } from './conversation-list';
import styles from './inbox-page.module.css';
import { NoConversation } from './no-conversation';
import { Thread } from './thread';

/** The list beside the thread; on a narrow screen one at a time. */
export function InboxPage() {
  useDocumentTitle('Inbox · Sendero');
  const parameter = useParams()['conversationId'];
  const chosen = routeId(conversationId, parameter);
  const [search, setSearch] = useState('');
  const [searched] = useDebouncedValue(search, 250);
  const [drafts, setDrafts] = useState<Readonly<Record<ConversationId, string>>>({});
  return (
    <div className={styles.inbox} data-open={parameter !== undefined}>
      <VisuallyHidden component="h1">Inbox</VisuallyHidden>
      <ConversationList className={styles.list} chosen={chosen} {...{ search, searched }} onSearch={setSearch} />
      <div className={styles.thread}>
        {chosen ? (
          <Thread
            key={chosen}
            id={chosen}
            draft={drafts[chosen] ?? ''}
            onDraftChange={(draft) => setDrafts((known) => ({ ...known, [chosen]: draft }))}
          />
        ) : (
          <NoConversation unknown={parameter !== undefined} />
        )}
      </div>
    </div>
  );
}
