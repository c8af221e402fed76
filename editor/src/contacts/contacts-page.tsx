import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearchOff, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contactQueries } from '../api/contacts-api';
import { itemsOf } from '../api/pages';
import { EmptyState } from '../ui/empty-state';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { LoadMore } from '../ui/load-more';
import { Page } from '../ui/page';
import rows from '../ui/rows.module.css';
import { SearchField } from '../ui/search-field';
import { ContactRow } from './contact-row';
import styles from './contacts-page.module.css';
import { CreateContactDialog } from './create-contact-dialog';

export function ContactsPage() {
  const [search, setSearch] = useState('');
  const [searched] = useDebouncedValue(search.trim(), 250);
  const [creating, setCreating] = useState(false);
  const query = useInfiniteQuery({ ...contactQueries.list(searched), placeholderData: keepPreviousData });
  const contacts = itemsOf(query.data);
  const create = (
    <Button leftSection={<IconUserPlus size={18} />} onClick={() => setCreating(true)}>
      New contact
    </Button>
  );
  return (
    <Page
      title="Contacts"
      description="Everybody who wrote to you or was added, what they agreed to and which journeys they walk."
      actions={create}
    >
      <div className={styles.search}>
        <SearchField label="Search by name or number" value={search} onChange={setSearch} />
      </div>
      {query.isPending && <ListSkeleton rows={8} height={64} />}
      {query.isError && contacts.length === 0 && (
        <ErrorNotice title="The contacts can't be shown" error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.isSuccess && contacts.length === 0 && searched !== '' && (
        <EmptyState Icon={IconSearchOff} title="Nobody found">
          No contact has “{searched}” in their name or number.
        </EmptyState>
      )}
      {query.isSuccess && contacts.length === 0 && searched === '' && (
        <EmptyState Icon={IconUsers} title="No contacts yet">
          Whoever writes to your number becomes a contact by themselves. You can also add people here, and note what
          they agreed to receive.
        </EmptyState>
      )}
      {contacts.length > 0 && (
        <ul className={rows.rows} aria-label="Contacts" aria-busy={query.isPlaceholderData}>
          {contacts.map((contact) => (
            <ContactRow key={contact.id} contact={contact} />
          ))}
        </ul>
      )}
      <LoadMore
        more={query.hasNextPage}
        loading={query.isFetchingNextPage}
        failed={query.isFetchNextPageError}
        onLoad={() => void query.fetchNextPage()}
        label="Show more contacts"
      />
      <CreateContactDialog opened={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}
