import { Group, NumberInput } from '@mantine/core';
import type { Shift } from '@sendero/shared';
import { ChoiceSelect } from './choice-select';

const UNITS = [
  { value: 'minutes', label: 'minutes' },
  { value: 'hours', label: 'hours' },
  { value: 'days', label: 'days' },
] as const;

interface Props {
  readonly label: string;
  /** What “neither before nor after” is called. */
  readonly onDate: string;
  readonly shift: Shift | null;
  readonly onChange: (shift: Shift | null) => void;
}

/** On a date, or a while before or after it. */
export function DateShiftFields({ label, onDate, shift, onChange }: Props) {
  const sides = [
    { value: 'on', label: onDate },
    { value: 'before', label: 'before it' },
    { value: 'after', label: 'after it' },
  ] as const;
  return (
    <>
      <ChoiceSelect
        label={label}
        choices={sides}
        value={shift?.direction ?? 'on'}
        onChange={(direction) =>
          onChange(direction === 'on' ? null : { ...(shift ?? { amount: 1, unit: 'days' }), direction })
        }
      />
      {shift && (
        <Group grow align="end">
          <NumberInput
            label="By"
            min={1}
            max={3_650}
            allowDecimal={false}
            clampBehavior="strict"
            value={shift.amount}
            onChange={(amount) => {
              if (typeof amount === 'number' && amount >= 1) onChange({ ...shift, amount });
            }}
          />
          <ChoiceSelect
            label="Unit"
            choices={UNITS}
            value={shift.unit === 'seconds' ? 'minutes' : shift.unit}
            onChange={(unit) => onChange({ ...shift, unit })}
          />
        </Group>
      )}
    </>
  );
}
