import { Text, TextInput } from '@mantine/core';
import type { WaitFor } from '@sendero/shared';
import { DateShiftFields } from '../../inspector/date-shift-fields';

type Config = Extract<WaitFor, { readonly type: 'attributeDate' }>;

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
      <DateShiftFields
        label="Goes on"
        onDate="on that date"
        shift={shift}
        onChange={(changed) => onChange({ ...config, shift: changed })}
      />
      <Text size="sm" c="dimmed">
        Whoever has no such date, or one that is past, leaves by “No date, or past”.
      </Text>
    </>
  );
}
