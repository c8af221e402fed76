import { Highlight, VisuallyHidden } from '@mantine/core';
import { withoutMarkup, type ConversationView, type LabelView } from '@sendero/shared';
import { memo } from 'react';
import { Link } from 'react-router';
import { PersonMark } from '../ui/person-mark';
import { RelativeTime } from '../ui/relative-time';
import styles from './conversation-row.module.css';
import { fromFirstMatch } from './found-text';
import { useServiceWindow } from './use-service-window';

export interface ConversationRowProps {
  readonly conversation: ConversationView;
  readonly isChosen: boolean;
  /** What was searched for. */
  readonly search: string;
  readonly address: string;
}

export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { conversation, isChosen, search, address } = props;
  const { contact, lastMessage, unread, found } = conversation;
  const { isOpen } = useServiceWindow(conversation.windowExpiresAt, 10_000);
  const words = search.trim().split(/\s+/);
  const at = found?.at ?? lastMessage?.at;
  return (
    <Link
      to={address}
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
      <span className={styles.name}>
        <span className={styles.nameText}>{contact.name || contact.phone}</span>
        {conversation.labels.map((label) => (
          <LabelDot key={label.id} label={label} />
        ))}
      </span>
      <span className={styles.time}>{at !== undefined && <RelativeTime at={at} />}</span>
      <span className={styles.preview}>
        {conversation.status === 'open' && (
          <span className={styles.people} title={`With ${conversation.assignedTo || 'people'}`}>
            <VisuallyHidden component="span">With </VisuallyHidden>
            <span className={styles.who}>{conversation.assignedTo || 'people'}</span>
          </span>
        )}
        <span className={styles.said}>
          {found ? (
            <Highlight component="span" inherit highlight={words}>
              {fromFirstMatch(found.text, words)}
            </Highlight>
          ) : (
            <Preview lastMessage={lastMessage} />
          )}
        </span>
      </span>
      {unread > 0 && (
        <span className={styles.unread}>
          {unread > 99 ? '99+' : unread}
          <VisuallyHidden component="span"> unread</VisuallyHidden>
        </span>
      )}
    </Link>
  );
});

function Preview({ lastMessage }: Pick<ConversationView, 'lastMessage'>) {
  if (!lastMessage) return 'No messages yet';
  return (
    <>
      {lastMessage.direction === 'out' && <span className={styles.you}>You: </span>}
      {withoutMarkup(lastMessage.text) || 'A message without text'}
    </>
  );
}

function LabelDot({ label: { name, color } }: { readonly label: LabelView }) {
  return (
    <span className={styles.label} data-color={color} title={name}>
      <VisuallyHidden component="span">, {name}</VisuallyHidden>
    </span>
  );
}
