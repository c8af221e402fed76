import { Button } from '@mantine/core';
import type { ConversationView } from '@sendero/shared';
import { IconCheck, IconHandStop } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { resolve, takeOver } from '../api/conversations-api';
import { RelativeTime } from '../ui/relative-time';
import { toastFailure } from '../ui/toast';
import { applyInboxUpdate } from './inbox-feed';
import styles from './who-has-it.module.css';

/** Whether the bot or people have a conversation, and the button that changes it. */
export function WhoHasIt({ conversation }: { readonly conversation: ConversationView }) {
  const client = useQueryClient();
  const isOpen = conversation.status === 'open';
  const { mutate, isPending } = useMutation({
    mutationFn: isOpen ? resolve : takeOver,
    onSuccess: (changed) => applyInboxUpdate(client, { conversations: [changed], messages: [] }),
    onError: (error) => toastFailure('The conversation stays where it is', error),
  });
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
      <Button
        size="compact-sm"
        variant={isOpen ? 'filled' : 'default'}
        loading={isPending}
        leftSection={isOpen ? <IconCheck size={15} aria-hidden /> : <IconHandStop size={15} aria-hidden />}
        onClick={() => mutate(conversation.id)}
      >
        {isOpen ? 'Resolve' : 'Take over'}
      </Button>
    </div>
  );
}
