import { Anchor } from '@mantine/core';
import type { ContactId, Listening } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { contactQueries } from '../api/contacts-api';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import styles from './listening-list.module.css';

/** Who would get the contact's next message. */
export function ListeningList({ id }: { readonly id: ContactId }) {
  const query = useQuery({ ...contactQueries.listening(id), refetchInterval: 5_000 });
  return (
    <Loaded query={query} waiting={<ListSkeleton rows={2} height={32} />} failure="It can't be shown">
      {(listening) => (
        <ol className={styles.list} data-testid="listening">
          {linesOf(listening).map((line, index) => (
            // The list is drawn anew each time.
            <li key={index} className={styles.line}>
              {line}
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

function linesOf({ people, runs, asked, awaitingWindow }: Listening): readonly ReactNode[] {
  return [
    ...(people
      ? [
          <>
            <Anchor component={Link} to={`/inbox/${people.conversationId}`}>
              {people.assignedTo || 'People'}
            </Anchor>{' '}
            <span className={styles.muted}>
              {people.assignedTo ? 'has' : 'have'} the conversation; unless a message of a run is quoted, the rest waits
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
    ...asked.map((one) =>
      one.type === 'rule' ? (
        <>
          <Anchor component={Link} to={`/rules?rule=${one.ruleId}`}>
            {one.ruleName}
          </Anchor>{' '}
          <span className={styles.muted}>takes it if it fits the rule</span>
        </>
      ) : (
        <>
          <Anchor component={Link} to={`/journeys/${one.journeyId}`}>
            {one.journeyName}
          </Anchor>{' '}
          <span className={styles.muted}>
            {one.mayStart ? `starts at “${one.nodeTitle}” if it fits` : 'may not be started by this contact now'}
          </span>
        </>
      ),
    ),
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
