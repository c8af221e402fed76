import { Anchor } from '@mantine/core';
import type { ContactId, Listening } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { contactQueries } from '../api/contacts-api';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import styles from './listening-list.module.css';

/** Who would get the contact's next message. */
export function ListeningList({ id }: { readonly id: ContactId }) {
  const query = useQuery({ ...contactQueries.listening(id), refetchInterval: 5_000 });
  if (query.isPending) return <ListSkeleton rows={2} height={32} />;
  if (!query.data) {
    return <ErrorNotice title="It can't be shown" error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <ol className={styles.list} data-testid="listening">
      {linesOf(query.data).map((line, index) => (
        // The list is drawn anew each time.
        <li key={index} className={styles.line}>
          {line}
        </li>
      ))}
    </ol>
  );
}

function linesOf({ people, runs, awaitingWindow, triggers }: Listening): readonly ReactNode[] {
  return [
    ...(people
      ? [
          <>
            <Anchor component={Link} to={`/inbox/${people.conversationId}`}>
              {people.assignedTo || 'People'}
            </Anchor>{' '}
            <span className={styles.muted}>
              has the conversation; unless a message of a run is quoted, the rest waits
            </span>
          </>,
        ]
      : []),
    ...runs.map(({ journeyId, journeyName, nodeTitle }) => (
      <>
        <Anchor component={Link} to={`/journeys/${journeyId}`}>
          {journeyName}
        </Anchor>{' '}
        <span className={styles.muted}>waits for an answer at “{nodeTitle}”</span>
      </>
    )),
    ...triggers.map(({ journeyId, journeyName, nodeTitle, mayStart }) => (
      <>
        <Anchor component={Link} to={`/journeys/${journeyId}`}>
          {journeyName}
        </Anchor>{' '}
        <span className={styles.muted}>
          {mayStart ? `starts at “${nodeTitle}” if it fits` : 'may not be started by this contact now'}
        </span>
      </>
    )),
    <span className={styles.muted}>Else people see it in the inbox.</span>,
    ...awaitingWindow.map(({ journeyId, journeyName, nodeTitle }) => (
      <>
        <Anchor component={Link} to={`/journeys/${journeyId}`}>
          {journeyName}
        </Anchor>{' '}
        <span className={styles.muted}>
          waits for the window at “{nodeTitle}” and goes on then, whoever gets the message
        </span>
      </>
    )),
  ];
}
