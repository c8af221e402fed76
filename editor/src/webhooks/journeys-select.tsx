import { MultiSelect } from '@mantine/core';
import { journeyId, type JourneyId } from '@sendero/shared';
import { useJourneyChoices } from '../journeys/use-journey-choices';

interface Props {
  readonly value: readonly JourneyId[];
  readonly onChange: (ids: readonly JourneyId[]) => void;
}

/** Some journeys, or all of them. */
export function JourneysSelect({ value, onChange }: Props) {
  const { choices, more } = useJourneyChoices(value);
  return (
    <>
      <MultiSelect
        label="Receipts and runs of"
        description="With journeys chosen, receipts of what people, rules, bots and the API send are not told."
        placeholder={value.length === 0 ? 'Everything' : ''}
        searchable
        data={choices}
        value={[...value]}
        onChange={(ids) => onChange(ids.flatMap((id) => journeyId.safeParse(id).data ?? []))}
      />
      {more}
    </>
  );
}
