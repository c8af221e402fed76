import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconArchive, IconPlus, IconRoute2 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { journeyQueries } from '../api/journeys-api';
import { ImportJourney } from '../lifecycle/import-journey';
import { EmptyState } from '../ui/empty-state';
import { ListSkeleton } from '../ui/list-skeleton';
import { Page } from '../ui/page';
import { PagedList } from '../ui/paged-list';
import rows from '../ui/rows.module.css';
import { CreateJourneyDialog } from './create-journey-dialog';
import { JourneyRow } from './journey-row';

export function JourneysPage() {
  const [creating, setCreating] = useState(false);
  const [archived, setArchived] = useState(false);
  const query = useInfiniteQuery({ ...journeyQueries.list(archived), refetchInterval: 10_000 });
  const hasAny = query.data?.pages.some(({ items }) => items.length > 0);
  const create = (
    <Group gap="sm" justify="center">
      <ImportJourney />
      <Button leftSection={<IconPlus size={18} />} onClick={() => setCreating(true)}>
        New journey
      </Button>
    </Group>
  );
  return (
    <Page
      title="Journeys"
      description="What happens after somebody writes to you: drawn once, walked by every contact on their own."
      actions={(hasAny || archived) && create}
    >
      <SegmentedControl
        size="xs"
        mb="md"
        aria-label="Which journeys are shown"
        value={archived ? 'archived' : 'current'}
        onChange={(value) => setArchived(value === 'archived')}
        data={[
          { value: 'current', label: 'Current' },
          { value: 'archived', label: 'Archived' },
        ]}
      />
      <PagedList
        query={query}
        waiting={<ListSkeleton height={78} />}
        failure="The journeys can't be shown"
        empty={archived ? <NothingArchived /> : <FirstJourney action={create} />}
        more="Show more journeys"
      >
        {(journeys) => (
          <ul className={rows.rows} aria-label="Journeys">
            {journeys.map((journey) => (
              <JourneyRow key={journey.id} journey={journey} />
            ))}
          </ul>
        )}
      </PagedList>
      <CreateJourneyDialog opened={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}

function NothingArchived() {
  return (
    <EmptyState Icon={IconArchive} title="Nothing is archived">
      Drafts and stopped journeys can be archived from their menu. They keep their history and can be restored.
    </EmptyState>
  );
}

function FirstJourney({ action }: { readonly action: ReactNode }) {
  return (
    <EmptyState Icon={IconRoute2} title="Draw your first journey" action={action}>
      A journey starts with a trigger, such as a message that says “hello”. Add steps that reply, wait or branch,
      connect them, and publish. From then on every contact who fits the trigger walks it.
    </EmptyState>
  );
}
