import { Button } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { segmentQueries } from '../api/segments-api';
import { EmptyState } from '../ui/empty-state';
import { ListSkeleton } from '../ui/list-skeleton';
import { Page } from '../ui/page';
import { PagedList } from '../ui/paged-list';
import rows from '../ui/rows.module.css';
import { SegmentRow } from './segment-row';

export function SegmentsPage() {
  const query = useInfiniteQuery(segmentQueries.list());
  const hasAny = query.data?.pages.some(({ items }) => items.length > 0);
  const create = (
    <Button component={Link} to="/segments/new" leftSection={<IconPlus size={18} />}>
      New segment
    </Button>
  );
  return (
    <Page
      title="Segments"
      description="Saved groups of people, worked out anew whenever a journey asks."
      actions={hasAny && create}
    >
      <PagedList
        query={query}
        waiting={<ListSkeleton height={70} />}
        failure="The segments can't be shown"
        empty={
          <EmptyState Icon={IconUsersGroup} title="No segments yet" action={create}>
            A segment is a group of conditions, such as everybody in Lisbon who opted in to marketing. Journeys branch
            by it.
          </EmptyState>
        }
        more="Show more segments"
      >
        {(segments) => (
          <ul className={rows.rows} aria-label="Segments">
            {segments.map((segment) => (
              <SegmentRow key={segment.id} segment={segment} />
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}
