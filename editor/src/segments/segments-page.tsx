import { Button } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { itemsOf } from '../api/pages';
import { segmentQueries } from '../api/segments-api';
import { EmptyState } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { LoadMore } from '../ui/load-more';
import { Page } from '../ui/page';
import rows from '../ui/rows.module.css';
import { SegmentRow } from './segment-row';

export function SegmentsPage() {
  const query = useInfiniteQuery(segmentQueries.list());
  const segments = itemsOf(query.data);
  const create = (
    <Button component={Link} to="/segments/new" leftSection={<IconPlus size={18} />}>
      New segment
    </Button>
  );
  return (
    <Page
      title="Segments"
      description="Saved groups of people, worked out anew whenever a journey asks."
      actions={segments.length > 0 && create}
    >
      {query.isPending && <ListSkeleton height={70} />}
      {query.isError && segments.length === 0 && (
        <ErrorNotice title="The segments can't be shown" error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isSuccess && segments.length === 0 && (
        <EmptyState Icon={IconUsersGroup} title="No segments yet" action={create}>
          A segment is a group of conditions, such as everybody in Lisbon who opted in to marketing. Journeys branch by
          it.
        </EmptyState>
      )}
      {segments.length > 0 && (
        <ul className={rows.rows} aria-label="Segments">
          {segments.map((segment) => (
            <SegmentRow key={segment.id} segment={segment} />
          ))}
        </ul>
      )}
      <LoadMore
        more={query.hasNextPage}
        loading={query.isFetchingNextPage}
        failed={query.isFetchNextPageError}
        onLoad={() => void query.fetchNextPage()}
        label="Show more segments"
      />
    </Page>
  );
}
