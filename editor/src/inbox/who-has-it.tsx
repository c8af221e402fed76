import { Button } from '@mantine/core';
import type { ConversationView } from '@sendero/shared';
import { IconCheck, IconHandStop } from '@tabler/icons-react';
import { resolve, takeOver } from '../api/conversations-api';
import { SinceTime } from '../ui/relative-time';
import { AssignMenu } from './assign-menu';
import { LabelMenu } from './label-menu';
import { useConversationChange } from './use-conversation-change';
import styles from './who-has-it.module.css';

const FAILURE = 'The conversation stays where it is';

/** Whether journeys, a bot or people have a conversation, who of them, and its labels; each with what changes it. */
export function WhoHasIt({ conversation }: { readonly conversation: ConversationView }) {
  const { id, status, bot, assignedTo, note, openedAt } = conversation;
  const isOpen = status === 'open';
  const taking = useConversationChange(takeOver, FAILURE);
  const resolving = useConversationChange(resolve, FAILURE);
  return (
    <div className={styles.bar} data-open={isOpen} data-testid="who-has-it">
      <div className={styles.text}>
        <span className={styles.who}>{isOpen ? `With ${assignedTo || 'people'}` : 'The bot answers'}</span>
        {isOpen && openedAt !== null && (
          <span className={styles.since}>
            {' '}
            since <SinceTime at={openedAt} />; {bot ? 'journeys wait' : 'the bot waits'}
          </span>
        )}
        {isOpen && note && <p className={styles.note}>{note}</p>}
      </div>
      <div className={styles.actions}>
        <LabelMenu conversation={conversation} />
        <AssignMenu conversation={conversation} />
        {(!isOpen || bot) && (
          <Button
            size="compact-sm"
            variant="default"
            loading={taking.isPending}
            leftSection={<IconHandStop size={15} aria-hidden />}
            aria-keyshortcuts="t"
            onClick={() => taking.mutate(id)}
          >
            Take over
          </Button>
        )}
        {isOpen && (
          <Button
            size="compact-sm"
            variant="filled"
            loading={resolving.isPending}
            leftSection={<IconCheck size={15} aria-hidden />}
            aria-keyshortcuts="e"
            onClick={() => resolving.mutate(id)}
          >
            Resolve
          </Button>
        )}
      </div>
    </div>
  );
}
