import { Button, MultiSelect } from '@mantine/core';
import { journeyId, type JourneyId } from '@sendero/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { journeyQueries } from '../api/journeys-api';
import { itemsOf } from '../api/pages';

interface Props {
  readonly value: readonly JourneyId[];
  readonly onChange: (ids: readonly JourneyId[]) => void;
}

/** Some journeys, or all of them. One that can't be found any more is shown as such, and kept. */
export function JourneysSelect({ value, onChange }: Props) {
  const query = useInfiniteQuery(journeyQueries.list());
  const journeys = itemsOf(query.data);
  const unknown = value.filter((id) => !journeys.some((journey) => journey.id === id));
  const called = query.isSuccess && !query.hasNextPage ? 'A journey that is gone' : '…';
  return (
    <>
      <MultiSelect
        label="Receipts and runs of"
        description="With journeys chosen, receipts of what people, rules, bots and the API send are not told."
        placeholder={value.length === 0 ? 'Everything' : ''}
        searchable
        data={[
          ...journeys.map(({ id, name }) => ({ value: id, label: name })),
          ...unknown.map((id) => ({ value: id, label: called })),
        ]}
        value={[...value]}
        onChange={(ids) => onChange(ids.flatMap((id) => journeyId.safeParse(id).data ?? []))}
      />
      {query.hasNextPage && (
        <Button size="compact-xs" variant="subtle" onClick={() => void query.fetchNextPage()}>
          Show more journeys
        </Button>
      )}
    </>
  );
}
