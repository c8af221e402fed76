import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import type { ConversationId, ConversationView, MessageId } from '@sendero/shared';
import { IconArrowLeft, IconLayoutSidebarRight } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { conversationQueries, markRead } from '../api/conversations-api';
import { hasCode } from '../api/problem-error';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { PersonMark } from '../ui/person-mark';
import { Composer } from './composer';
import { ContactSide } from './contact-side';
import { applyInboxUpdate } from './inbox-feed';
import { MessageList } from './message-list';
import { NoConversation } from './no-conversation';
import { Notes } from './notes';
import { ThreadActionsProvider } from './thread-actions';
import { useServiceWindow } from './use-service-window';
import styles from './thread.module.css';
import { WhoHasIt } from './who-has-it';
import { WindowCountdown } from './window-countdown';

export interface ThreadProps {
  readonly id: ConversationId;
  /** The message that is looked at; the newest without one. */
  readonly around: MessageId | null;
  readonly draft: string;
  readonly onDraftChange: (draft: string) => void;
}

export function Thread({ id, around, draft, onDraftChange }: ThreadProps) {
  const query = useQuery(conversationQueries.detail(id));
  const [sideOpened, side] = useDisclosure(false);
  const address = useLocation().search;
  const isWide = useMediaQuery('(min-width: 75em)', true);
  const { isOpen } = useServiceWindow(query.data?.windowExpiresAt ?? null, 10_000);
  useReading(query.data);

  if (query.isPending) {
    return (
      <div className={styles.loading}>
        <ListSkeleton rows={4} height={64} />
      </div>
    );
  }
  if (!query.data) {
    if (hasCode(query.error, 'conversation.not_found')) return <NoConversation unknown />;
    return (
      <div className={styles.loading}>
        <ErrorNotice title="The conversation can't be shown" error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }

  const conversation = query.data;
  const { contact } = conversation;
  return (
    <div className={styles.columns}>
      <section
        className={styles.thread}
        aria-label={`Conversation with ${contact.name || contact.phone}`}
        data-testid="thread"
      >
        <header className={styles.header}>
          <ActionIcon
            component={Link}
            to={`/inbox${address}`}
            variant="subtle"
            color="gray"
            size="lg"
            className={styles.back}
            aria-label="Back to the conversations"
            aria-keyshortcuts="u"
          >
            <IconArrowLeft size={20} />
          </ActionIcon>
          <PersonMark name={contact.name || contact.phone} />
          <div className={styles.who}>
            <h2 className={styles.name}>{contact.name || contact.phone}</h2>
            <div className={styles.phone}>{contact.name ? contact.phone : ''}</div>
          </div>
          <WindowCountdown expiresAt={conversation.windowExpiresAt} />
          {!isWide && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label="Notes and the contact"
              aria-keyshortcuts="n"
              onClick={side.open}
            >
              <IconLayoutSidebarRight size={20} />
            </ActionIcon>
          )}
        </header>
        <WhoHasIt conversation={conversation} />
        <ThreadActionsProvider id={id} canWrite={isOpen} contactName={contact.name || contact.phone}>
          <MessageList key={around} id={id} around={around} />
          <Composer conversation={conversation} draft={draft} onDraftChange={onDraftChange} />
        </ThreadActionsProvider>
      </section>
      {isWide ? (
        <aside className={styles.side} aria-label="Notes and the contact">
          <Notes conversation={id} />
          <ContactSide id={contact.id} />
        </aside>
      ) : (
        <Drawer opened={sideOpened} onClose={side.close} title="Notes and the contact" size="sm">
          <Notes conversation={id} />
          <ContactSide id={contact.id} />
        </Drawer>
      )}
    </div>
  );
}

/** Marks what is on the screen as read. */
function useReading(conversation: ConversationView | undefined): void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: markRead,
    onSuccess: (read) => applyInboxUpdate(client, { conversations: [read], messages: [] }),
  });
  const id = conversation?.id;
  const unread = conversation?.unread ?? 0;

  // Outside React: the server, and whether the browser's tab is looked at.
  useEffect(() => {
    if (id === undefined || unread === 0) return undefined;
    const read = () => {
      if (document.visibilityState === 'visible') mutate(id);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [id, unread, mutate]);
}
