import { Button, CloseButton, Drawer, Loader } from '@mantine/core';
import { titleOf, type JourneyId, type JourneyNode } from '@sendero/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { itemsOf } from '../api/pages';
import { runQueries } from '../api/runs-api';
import { SHEET, useNarrow } from '../canvas/narrow';
import { ErrorNotice } from '../ui/error-notice';
import { RelativeTime } from '../ui/relative-time';
import styles from './live-view.module.css';

interface Props {
  readonly journey: JourneyId;
  readonly node: JourneyNode;
  readonly onClose: () => void;
}

/** Who is at a step now. */
export function RunsHere({ journey, node, onClose }: Props) {
  const narrow = useNarrow();
  const title = `At “${titleOf(node)}” now`;
  if (narrow) {
    return (
      <Drawer opened onClose={onClose} position="bottom" size="60%" title={title} padding={0} styles={SHEET}>
        <Runs journey={journey} node={node} />
      </Drawer>
    );
  }
  return (
    <aside className={styles.panel} aria-label={title}>
      <div className={styles.panelHeader}>
        <h2 className={styles.panelTitle}>{title}</h2>
        <CloseButton aria-label="Close the list" onClick={onClose} />
      </div>
      <Runs journey={journey} node={node} />
    </aside>
  );
}

function Runs({ journey, node }: Omit<Props, 'onClose'>) {
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...runQueries.ofJourney(journey, { node: node.id, status: 'active' }),
    refetchInterval: 5_000,
  });
  const runs = itemsOf(data);
  if (error) return <ErrorNotice error={error} title="The list can't be shown" onRetry={() => void refetch()} />;
  if (isPending) return <Loader m="md" aria-label="Looking who is here" />;
  if (runs.length === 0) return <p className={styles.none}>Nobody is here at the moment.</p>;
  return (
    <>
      <ul className={styles.runs} data-testid="runs-here">
        {runs.map((run) => (
          <li key={run.id}>
            <Link className={styles.run} to={`/contacts/${run.contactId}`}>
              <span className={styles.name}>{run.contactName || 'Without a name'}</span>
              <span className={styles.since}>
                <RelativeTime at={run.updatedAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="subtle" fullWidth loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          More
        </Button>
      )}
    </>
  );
}
