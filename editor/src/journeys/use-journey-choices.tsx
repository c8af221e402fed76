import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { journeyQueries } from '../api/journeys-api';
import { itemsOf } from '../api/pages';

export interface JourneyChoices {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Stands below the field while there are more than were fetched. */
  readonly more: ReactNode;
}

/** Journeys to choose from, by name. One of the chosen that can't be found any more is among them and shown as such. */
export function useJourneyChoices(chosen: readonly string[]): JourneyChoices {
  const query = useInfiniteQuery(journeyQueries.list());
  const journeys = itemsOf(query.data);
  const unknown = chosen.filter((id) => !journeys.some((journey) => journey.id === id));
  const calledUnknown = query.isSuccess && !query.hasNextPage ? 'A journey that is gone' : '…';
  return {
    choices: [
      ...journeys.map(({ id, name }) => ({ value: id, label: name })),
      ...unknown.map((id) => ({ value: id, label: calledUnknown })),
    ],
    more: query.hasNextPage && (
      <Button size="compact-xs" variant="subtle" onClick={() => void query.fetchNextPage()}>
        Show more journeys
      </Button>
    ),
  };
}
