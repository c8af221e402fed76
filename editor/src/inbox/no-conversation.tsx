import { Button } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state';
import styles from './no-conversation.module.css';

/** Stands where the thread will be; `unknown` when the address names none. */
export function NoConversation({ unknown }: { readonly unknown: boolean }) {
  return (
    <div className={styles.middle}>
      {unknown ? (
        <EmptyState
          Icon={IconMessages}
          title="This conversation does not exist"
          action={
            <Button component={Link} to="/inbox">
              To the inbox
            </Button>
          }
        >
          The address may be mistyped.
        </EmptyState>
      ) : (
        <EmptyState Icon={IconMessages} title="Choose a conversation">
          You see what the contact wrote, what the journeys answered and when, and can answer yourself while the 24-hour
          window is open.
        </EmptyState>
      )}
    </div>
  );
}
