import { Loader } from '@mantine/core';
import type { JourneyId, VersionId } from '@sendero/shared';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { runQueries, type VisitFilter } from '../api/runs-api';
import { reasonText } from '../contacts/reason-text';
import { PagedList } from '../ui/paged-list';
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
  const none =
    filter.search || filter.from !== undefined
      ? 'Nobody who left like this fits.'
      : 'Nobody has left like this on this version.';
  return (
    <PagedList
      query={query}
      waiting={<Loader m="md" aria-label="Looking who left" />}
      failure="The list can't be shown"
      empty={<p className={styles.none}>{none}</p>}
      more="More"
    >
      {(visits) => (
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
      )}
    </PagedList>
  );
}
