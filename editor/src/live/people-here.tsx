import { Loader } from '@mantine/core';
import type { JourneyId } from '@sendero/shared';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { itemsOf } from '../api/pages';
import { runQueries, type RunFilter } from '../api/runs-api';
import { ErrorNotice } from '../ui/error-notice';
import { LoadMore } from '../ui/load-more';
import styles from './live-view.module.css';
import { PersonRow } from './person-row';

interface Props {
  readonly journey: JourneyId;
  /** The version that is shown; who walks another is marked. */
  readonly versionNumber: number;
  readonly filter: RunFilter;
}

/** Who is at a step now; each leads to the replay of their run. */
export function PeopleHere({ journey, versionNumber, filter }: Props) {
  const query = useInfiniteQuery({
    ...runQueries.ofJourney(journey, filter),
    refetchInterval: 5_000,
    placeholderData: keepPreviousData,
  });
  const runs = itemsOf(query.data);
  if (query.isPending) return <Loader m="md" aria-label="Looking who is here" />;
  if (query.isError && runs.length === 0) {
    return <ErrorNotice error={query.error} title="The list can't be shown" onRetry={() => void query.refetch()} />;
  }
  if (runs.length === 0) {
    return <p className={styles.none}>{filter.search ? 'Nobody here fits.' : 'Nobody is here at the moment.'}</p>;
  }
  return (
    <>
      <ul className={styles.runs} data-testid="runs-here">
        {runs.map((run) => (
          <PersonRow
            key={run.id}
            run={run.id}
            name={run.contactName}
            phone={run.contactPhone}
            at={run.updatedAt}
            hint={run.versionNumber === versionNumber ? '' : `On version ${run.versionNumber}`}
          />
        ))}
      </ul>
      <LoadMore
        more={query.hasNextPage}
        loading={query.isFetchingNextPage}
        failed={query.isFetchNextPageError}
        onLoad={() => void query.fetchNextPage()}
        label="More"
      />
    </>
  );
}
