import { Button } from '@mantine/core';
import { segmentId, type Segment, type SegmentId } from '@sendero/shared';
import { IconTrash, IconUsers } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { hasCode } from '../api/problem-error';
import { changeSegment, createSegment, deleteSegment, segmentQueries, type SegmentFields } from '../api/segments-api';
import { NotFoundPage } from '../app/not-found-page';
import { ContactRow } from '../contacts/contact-row';
import { BackLink } from '../ui/back-link';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { EmptyState } from '../ui/empty-state';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { PagedList } from '../ui/paged-list';
import { routeId } from '../ui/route-id';
import rows from '../ui/rows.module.css';
import { toastSuccess } from '../ui/toast';
import { SegmentBuilder } from './segment-builder';
import styles from './segment-page.module.css';
import { firstSegmentCondition } from './segment-text';

/** One segment: its conditions and who fits them now. */
export function SegmentPage() {
  const id = routeId(segmentId, useParams()['id']);
  return id ? <KnownSegment key={id} id={id} /> : <NotFoundPage />;
}

const EMPTY: SegmentFields = {
  name: '',
  definition: { match: 'all', conditions: [firstSegmentCondition('attribute')] },
};

/** A segment that is not saved yet. */
export function NewSegmentPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: createSegment,
    onSuccess: async (segment) => {
      void client.invalidateQueries({ queryKey: segmentQueries.all });
      toastSuccess(`“${segment.name}” was saved.`);
      await navigate(`/segments/${segment.id}`, { replace: true });
    },
  });
  return (
    <Page title="New segment" back={<BackLink to="/segments">Segments</BackLink>}>
      <div className={styles.narrow}>
        <SegmentBuilder
          initial={EMPTY}
          action="Save"
          saving={create.isPending}
          error={create.error}
          onSave={(segment) => create.mutate(segment)}
        />
      </div>
    </Page>
  );
}

function KnownSegment({ id }: { readonly id: SegmentId }) {
  const client = useQueryClient();
  const query = useQuery(segmentQueries.detail(id));
  const save = useMutation({
    mutationFn: (fields: SegmentFields) => changeSegment(id, fields),
    onSuccess: async (saved) => {
      client.setQueryData(segmentQueries.detail(id).queryKey, saved);
      toastSuccess(`“${saved.name}” was saved.`);
      await client.invalidateQueries({ queryKey: segmentQueries.all });
    },
  });
  if (hasCode(query.error, 'segment.not_found')) return <NotFoundPage />;
  return (
    <Page
      title={query.data?.name ?? 'Segment'}
      back={<BackLink to="/segments">Segments</BackLink>}
      actions={query.data && <DeleteSegment segment={query.data} />}
    >
      <Loaded query={query} waiting={<ListSkeleton rows={3} height={140} />} failure="The segment can't be shown">
        {(segment) => (
          <div className={styles.columns}>
            <SegmentBuilder
              key={segment.updatedAt}
              initial={segment}
              action="Save changes"
              saving={save.isPending}
              error={save.error}
              onSave={(fields) => save.mutate(fields)}
            />
            <Members id={id} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Members({ id }: { readonly id: SegmentId }) {
  const query = useInfiniteQuery(segmentQueries.members(id));
  return (
    <section aria-labelledby="members" className={styles.members}>
      <h2 id="members" className={styles.title}>
        Members now
      </h2>
      <PagedList
        query={query}
        waiting={<ListSkeleton rows={5} height={64} />}
        failure="The members can't be shown"
        empty={
          <EmptyState Icon={IconUsers} title="Nobody fits">
            No contact fits the saved conditions at this moment.
          </EmptyState>
        }
        more="Show more members"
      >
        {(members) => (
          <ul className={rows.rows} aria-label="Members">
            {members.map((contact) => (
              <ContactRow key={contact.id} contact={contact} />
            ))}
          </ul>
        )}
      </PagedList>
    </section>
  );
}

function DeleteSegment({ segment }: { readonly segment: Segment }) {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => deleteSegment(segment.id),
    onSuccess: async () => {
      toastSuccess(`“${segment.name}” was deleted.`);
      await navigate('/segments', { replace: true });
      void client.invalidateQueries({ queryKey: segmentQueries.all });
    },
  });
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={16} />} onClick={() => setAsking(true)}>
        Delete
      </Button>
      <ConfirmDialog
        opened={asking}
        title={`Delete “${segment.name}”?`}
        action="Delete"
        running={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => {
          setAsking(false);
          remove.reset();
        }}
      >
        The conditions go for good. No contact is changed.
      </ConfirmDialog>
    </>
  );
}
