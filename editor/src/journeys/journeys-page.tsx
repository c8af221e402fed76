import { Button } from '@mantine/core';
import { IconPlus, IconRoute2 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { journeyQueries } from '../api/journeys-api';
import { itemsOf } from '../api/pages';
import { EmptyState } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { LoadMore } from '../ui/load-more';
import { Page } from '../ui/page';
import rows from '../ui/rows.module.css';
import { CreateJourneyDialog } from './create-journey-dialog';
import { JourneyRow } from './journey-row';

export function JourneysPage() {
  const [creating, setCreating] = useState(false);
  const query = useInfiniteQuery({ ...journeyQueries.list(), refetchInterval: 10_000 });
  const journeys = itemsOf(query.data);
  const create = (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setCreating(true)}>
      New journey
    </Button>
  );
  return (
    <Page
      title="Journeys"
      description="What happens after somebody writes to you: drawn once, walked by every contact on their own."
      actions={journeys.length > 0 && create}
    >
      {query.isPending && <ListSkeleton height={78} />}
      {query.isError && journeys.length === 0 && (
        <ErrorNotice title="The journeys can't be shown" error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isSuccess && journeys.length === 0 && (
        <EmptyState Icon={IconRoute2} title="Draw your first journey" action={create}>
          A journey starts with a trigger, such as a message that says “hello”. Add steps that reply, wait or branch,
          connect them, and publish. From then on every contact who fits the trigger walks it.
        </EmptyState>
      )}
      {journeys.length > 0 && (
        <ul className={rows.rows} aria-label="Journeys">
          {journeys.map((journey) => (
            <JourneyRow key={journey.id} journey={journey} />
          ))}
        </ul>
      )}
      <LoadMore
        more={query.hasNextPage}
        loading={query.isFetchingNextPage}
        failed={query.isFetchNextPageError}
        onLoad={() => void query.fetchNextPage()}
        label="Show more journeys"
      />
      <CreateJourneyDialog opened={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}
