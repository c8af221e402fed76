import { Loader } from '@mantine/core';
import type { JourneyId, VersionId } from '@sendero/shared';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { itemsOf } from '../api/pages';
import { runQueries, type VisitFilter } from '../api/runs-api';
import { reasonText } from '../contacts/reason-text';
import { ErrorNotice } from '../ui/error-notice';
import { LoadMore } from '../ui/load-more';
import styles from './live-view.module.css';
import { PersonRow } from './person-row';

interface Props {
  readonly journey: JourneyId;
  readonly version: VersionId;
  readonly filter: VisitFilter;
}

/** Who left a step, the last first; each leads to the replay of their run. */
export function PeopleLeft({ journey, version, filter }: Props) {
  const query = useInfiniteQuery({
    ...runQueries.visitsOf(journey, version, filter),
    placeholderData: keepPreviousData,
  });
  const visits = itemsOf(query.data);
  if (query.isPending) return <Loader m="md" aria-label="Looking who left" />;
  if (query.isError && visits.length === 0) {
    return <ErrorNotice error={query.error} title="The list can't be shown" onRetry={() => void query.refetch()} />;
  }
  if (visits.length === 0)
    return (
      <p className={styles.none}>
        {filter.search || filter.from !== undefined
          ? 'Nobody who left like this fits.'
          : 'Nobody has left like this on this version.'}
      </p>
    );
  return (
    <>
      <ul className={styles.runs} data-testid="people-left">
        {visits.map((visit) => (
          <PersonRow
            key={`${visit.runId} ${visit.revision}`}
            run={visit.runId}
            name={visit.contactName}
            phone={visit.contactPhone}
            at={visit.leftAt}
            note={visit.problem === null ? '' : reasonText(visit.problem)}
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
