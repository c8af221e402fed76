import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Opening } from '@sendero/engine';
import type { ContactId } from '@sendero/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contactQueries, getContact } from '../api/contacts-api';
import { listContactEvents } from '../api/events-api';
import { itemsOf } from '../api/pages';
import { messageOf } from '../api/problem-error';
import { realContact } from './opening';

interface Props {
  readonly productNow: () => number;
  readonly workspaceZone: string;
  readonly onContact: (opening: Opening) => void;
}

/** Begins anew with what is known of a real contact; they are not written to. */
export function RealContactPicker({ productNow, workspaceZone, onContact }: Props) {
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search, 250);
  const { data, error } = useInfiniteQuery(contactQueries.list(settled));
  const [failure, setFailure] = useState<unknown>(null);
  const contacts = itemsOf(data);
  const use = (id: ContactId) => {
    Promise.all([getContact(id), listContactEvents(id)]).then(
      ([detail, { items: events }]) => {
        setFailure(null);
        onContact(realContact(detail, events, productNow(), workspaceZone));
      },
      (reason: unknown) => setFailure(reason),
    );
  };
  const problem = failure ?? error;
  return (
    <Select
      label="Use a real contact"
      description="A copy is simulated; they get no message."
      placeholder="Search a name or number"
      searchable
      nothingFoundMessage="Nobody of that name or number"
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      value={null}
      data={contacts.map(({ id, name, phone }) => ({ value: id, label: name ? `${name} ${phone}` : phone || id }))}
      error={problem ? messageOf(problem) : undefined}
      onChange={(value) => {
        const chosen = contacts.find(({ id }) => id === value);
        if (chosen) use(chosen.id);
      }}
    />
  );
}
