import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearchOff, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contactQueries } from '../api/contacts-api';
import { EmptyState } from '../ui/empty-state';
import { ListSkeleton } from '../ui/list-skeleton';
import { Page } from '../ui/page';
import { PagedList } from '../ui/paged-list';
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
      <PagedList
        query={query}
        waiting={<ListSkeleton rows={8} height={64} />}
        failure="The contacts can't be shown"
        empty={<NoContacts searched={searched} />}
        more="Show more contacts"
      >
        {(contacts) => (
          <ul className={rows.rows} aria-label="Contacts" aria-busy={query.isPlaceholderData}>
            {contacts.map((contact) => (
              <ContactRow key={contact.id} contact={contact} />
            ))}
          </ul>
        )}
      </PagedList>
      <CreateContactDialog opened={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}

function NoContacts({ searched }: { readonly searched: string }) {
  if (searched !== '') {
    return (
      <EmptyState Icon={IconSearchOff} title="Nobody found">
        No contact has “{searched}” in their name or number.
      </EmptyState>
    );
  }
  return (
    <EmptyState Icon={IconUsers} title="No contacts yet">
      Whoever writes to your number becomes a contact by themselves. You can also add people here, and note what they
      agreed to receive.
    </EmptyState>
  );
}
