import { Group, NumberInput, Select } from '@mantine/core';
import { durationMs, durationUnits, type Duration, type DurationUnit } from '@sendero/shared';

const LONGEST_MS = durationMs({ amount: 365, unit: 'days' });

const UNIT_CHOICES = durationUnits.map((unit) => ({ value: unit, label: unit }));

interface Props {
  readonly label: string;
  readonly value: Duration;
  readonly onChange: (duration: Duration) => void;
}

/** An amount and its unit, held within what can be stored. */
export function DurationInput({ label, value, onChange }: Props) {
  return (
    <Group align="end" gap="xs" wrap="nowrap">
      <NumberInput
        label={label}
        value={value.amount}
        min={1}
        max={longest(value.unit)}
        allowDecimal={false}
        clampBehavior="strict"
        flex={1}
        onChange={(amount) => {
          if (typeof amount === 'number' && amount >= 1)
            onChange({ ...value, amount: Math.min(amount, longest(value.unit)) });
        }}
      />
      <Select
        aria-label={`Unit of ${label.toLowerCase()}`}
        data={UNIT_CHOICES}
        value={value.unit}
        allowDeselect={false}
        flex={1}
        onChange={(chosen) => {
          const unit = durationUnits.find((known) => known === chosen);
          if (unit) onChange({ unit, amount: Math.min(value.amount, longest(unit)) });
        }}
      />
    </Group>
  );
}

function longest(unit: DurationUnit): number {
  return Math.floor(LONGEST_MS / durationMs({ amount: 1, unit }));
}
