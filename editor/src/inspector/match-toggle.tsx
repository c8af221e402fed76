import { SegmentedControl } from '@mantine/core';
import type { ConditionGroup } from '@sendero/shared';

type Match = ConditionGroup['match'];

interface Props {
  readonly value: Match;
  readonly onChange: (match: Match) => void;
}

/** Whether all or any of several conditions must hold. */
export function MatchToggle({ value, onChange }: Props) {
  return (
    <SegmentedControl<Match>
      aria-label="How many of the conditions must hold"
      size="xs"
      data={[
        { value: 'all', label: 'All of these' },
        { value: 'any', label: 'Any of these' },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
