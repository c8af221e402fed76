import { Button, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { journeyQueries } from '../../api/journeys-api';
import { itemsOf } from '../../api/pages';

interface Props {
  readonly description: string;
  /** A journey's id; '' while none is chosen. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Journeys by name. One that can't be found any more is shown as such, and kept. */
export function JourneySelect({ description, value, onChange }: Props) {
  const query = useInfiniteQuery(journeyQueries.list());
  const journeys = itemsOf(query.data);
  const isKnown = value === '' || journeys.some(({ id }) => id === value);
  return (
    <>
      <Select
        label="Journey"
        description={description}
        placeholder="Choose a journey"
        searchable
        data={[
          ...journeys.map(({ id, name }) => ({ value: id, label: name })),
          ...(isKnown
            ? []
            : [{ value, label: query.isSuccess && !query.hasNextPage ? 'A journey that is gone' : '…' }]),
        ]}
        value={value === '' ? null : value}
        onChange={(id) => onChange(id ?? '')}
      />
      {query.hasNextPage && (
        <Button size="compact-xs" variant="subtle" onClick={() => void query.fetchNextPage()}>
          Show more journeys
        </Button>
      )}
    </>
  );
}
