import { Loader } from '@mantine/core';
import type { JourneyId } from '@sendero/shared';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { runQueries, type RunFilter } from '../api/runs-api';
import { PagedList } from '../ui/paged-list';
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
  return (
    <PagedList
      query={query}
      waiting={<Loader m="md" aria-label="Looking who is here" />}
      failure="The list can't be shown"
      empty={<p className={styles.none}>{filter.search ? 'Nobody here fits.' : 'Nobody is here at the moment.'}</p>}
      more="More"
    >
      {(runs) => (
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
      )}
    </PagedList>
  );
}
