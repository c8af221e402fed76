import { Group, NumberInput, Text, TextInput } from '@mantine/core';
import type { WaitFor } from '@sendero/shared';
import { ChoiceSelect } from '../../inspector/choice-select';

type Config = Extract<WaitFor, { readonly type: 'attributeDate' }>;

const SIDES = [
  { value: 'on', label: 'on that date' },
  { value: 'before', label: 'before it' },
  { value: 'after', label: 'after it' },
] as const;
const UNITS = [
  { value: 'minutes', label: 'minutes' },
  { value: 'hours', label: 'hours' },
  { value: 'days', label: 'days' },
] as const;

interface Props {
  readonly config: Config;
  readonly onChange: (config: Config) => void;
}

/** Which attribute holds the date, and how long before or after it. */
export function AttributeDateFields({ config, onChange }: Props) {
  const { shift } = config;
  return (
    <>
      <TextInput
        label="Attribute with the date"
        description="Such as 2026-12-24 or 2026-12-24T18:00, in the contact's time zone unless it names an offset."
        placeholder="appointment"
        maxLength={60}
        value={config.attribute}
        onChange={(event) => onChange({ ...config, attribute: event.currentTarget.value.trim() })}
      />
      <TextInput
        type="time"
        label="Time of day, for a date without one"
        value={config.time}
        onChange={(event) => onChange({ ...config, time: event.currentTarget.value })}
      />
      <ChoiceSelect
        label="Goes on"
        choices={SIDES}
        value={shift?.direction ?? 'on'}
        onChange={(direction) =>
          onChange({
            ...config,
            shift: direction === 'on' ? null : { ...(shift ?? { amount: 1, unit: 'days' }), direction },
          })
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
              if (typeof amount === 'number') onChange({ ...config, shift: { ...shift, amount } });
            }}
          />
          <ChoiceSelect
            label="Unit"
            choices={UNITS}
            value={shift.unit === 'seconds' ? 'minutes' : shift.unit}
            onChange={(unit) => onChange({ ...config, shift: { ...shift, unit } })}
          />
        </Group>
      )}
      <Text size="sm" c="dimmed">
        Whoever has no such date, or one that is past, leaves by “No date, or past”.
      </Text>
    </>
  );
}
