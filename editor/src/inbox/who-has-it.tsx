import { Button } from '@mantine/core';
import type { ConversationView } from '@sendero/shared';
import { IconCheck, IconHandStop } from '@tabler/icons-react';
import { resolve, takeOver } from '../api/conversations-api';
import { RelativeTime } from '../ui/relative-time';
import { AssignMenu } from './assign-menu';
import { LabelMenu } from './label-menu';
import { useConversationChange } from './use-conversation-change';
import styles from './who-has-it.module.css';

/** Whether the bot or people have a conversation, who of them, and its labels; each with what changes it. */
export function WhoHasIt({ conversation }: { readonly conversation: ConversationView }) {
  const isOpen = conversation.status === 'open';
  const { mutate, isPending } = useConversationChange(
    isOpen ? resolve : takeOver,
    'The conversation stays where it is',
  );
  const { assignedTo, note, openedAt } = conversation;
  return (
    <div className={styles.bar} data-open={isOpen} data-testid="who-has-it">
      <div className={styles.text}>
        <span className={styles.who}>{isOpen ? `With ${assignedTo || 'people'}` : 'The bot answers'}</span>
        {isOpen && openedAt !== null && (
          <span className={styles.since}>
            {' '}
            since <RelativeTime at={openedAt} />; the bot keeps out
          </span>
        )}
        {isOpen && note && <p className={styles.note}>{note}</p>}
      </div>
      <div className={styles.actions}>
        <LabelMenu conversation={conversation} />
        <AssignMenu conversation={conversation} />
        <Button
          size="compact-sm"
          variant={isOpen ? 'filled' : 'default'}
          loading={isPending}
          leftSection={isOpen ? <IconCheck size={15} aria-hidden /> : <IconHandStop size={15} aria-hidden />}
          aria-keyshortcuts={isOpen ? 'e' : 't'}
          onClick={() => mutate(conversation.id)}
        >
          {isOpen ? 'Resolve' : 'Take over'}
        </Button>
      </div>
    </div>
  );
}
