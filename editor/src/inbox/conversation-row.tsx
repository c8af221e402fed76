import { VisuallyHidden } from '@mantine/core';
import type { ConversationView } from '@sendero/shared';
import { memo } from 'react';
import { Link } from 'react-router';
import { PersonMark } from '../ui/person-mark';
import { RelativeTime } from '../ui/relative-time';
import styles from './conversation-row.module.css';
import { useServiceWindow } from './use-service-window';

export interface ConversationRowProps {
  readonly conversation: ConversationView;
  readonly isChosen: boolean;
}

export const ConversationRow = memo(function ConversationRow({ conversation, isChosen }: ConversationRowProps) {
  const { contact, lastMessage, unread } = conversation;
  const { isOpen } = useServiceWindow(conversation.windowExpiresAt, 10_000);
  return (
    <li className={styles.item}>
      <Link
        to={`/inbox/${conversation.id}`}
        className={styles.row}
        data-testid={`conversation-${conversation.id}`}
        data-unread={unread > 0}
        aria-current={isChosen ? 'true' : undefined}
      >
        <span className={styles.mark}>
          <PersonMark name={contact.name || contact.phone} />
          <span
            className={styles.window}
            data-open={isOpen}
            role="img"
            aria-label={isOpen ? 'Window open' : 'Window closed'}
            title={isOpen ? 'The 24-hour window is open' : 'The 24-hour window is closed'}
          />
        </span>
        <span className={styles.name}>{contact.name || contact.phone}</span>
        <span className={styles.time}>{lastMessage && <RelativeTime at={lastMessage.at} />}</span>
        <span className={styles.preview}>
          {conversation.status === 'open' && (
            <span className={styles.people}>With {conversation.assignedTo || 'people'} </span>
          )}
          {lastMessage?.direction === 'out' && <span className={styles.you}>You: </span>}
          {lastMessage ? lastMessage.text || 'A message without text' : 'No messages yet'}
        </span>
        {unread > 0 && (
          <span className={styles.unread}>
            {unread > 99 ? '99+' : unread}
            <VisuallyHidden component="span"> unread</VisuallyHidden>
          </span>
        )}
      </Link>
    </li>
  );
});
