import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { messageOf } from '../../api/problem-error';
import { segmentQueries } from '../../api/segments-api';

interface Props {
  /** A segment's id; '' while none is chosen. */
  readonly value: string;
  readonly onChange: (segment: string) => void;
}

/** Chooses one of the saved segments; one that is gone stays visible until another is chosen. */
export function SegmentSelect({ value, onChange }: Props) {
  const { data: segments, error, isPending } = useQuery(segmentQueries.choices());
  const choices = (segments ?? []).map(({ id, name }) => ({ value: id as string, label: name }));
  const isGone = segments !== undefined && value !== '' && !choices.some((choice) => choice.value === value);
  const none = segments?.length === 0;
  return (
    <Select
      label="Segment"
      placeholder={none ? 'There is no segment yet' : 'Choose a segment'}
      description={none ? 'Save one under Segments first.' : undefined}
      data={isGone ? [...choices, { value, label: 'A segment that was deleted' }] : choices}
      value={value === '' ? null : value}
      disabled={isPending}
      error={error ? messageOf(error) : isGone && 'Choose another.'}
      allowDeselect={false}
      searchable={choices.length > 8}
      onChange={(chosen) => chosen && onChange(chosen)}
    />
  );
}
