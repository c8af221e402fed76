import { Select } from '@mantine/core';
import { useJourneyChoices } from '../../journeys/use-journey-choices';

interface Props {
  readonly description: string;
  /** A journey's id; '' while none is chosen. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

export function JourneySelect({ description, value, onChange }: Props) {
  const { choices, more } = useJourneyChoices(value === '' ? [] : [value]);
  return (
    <>
      <Select
        label="Journey"
        description={description}
        placeholder="Choose a journey"
        searchable
        data={choices}
        value={value === '' ? null : value}
        onChange={(id) => onChange(id ?? '')}
      />
      {more}
    </>
  );
}
