import { Stack, Switch, Text, TextInput } from '@mantine/core';
import { durationMs, type DateSource, type NodeConfig } from '@sendero/shared';
import { ChoiceSelect } from '../../inspector/choice-select';
import { DateShiftFields } from '../../inspector/date-shift-fields';
import { DurationInput } from '../../inspector/duration-input';
import { EventMatchFields } from '../../inspector/event-match-fields';
import type { FormProps } from '../node-view';

type Config = NodeConfig<'trigger.date'>;

const SOURCES = [
  { value: 'attribute', label: 'An attribute of the contact' },
  { value: 'event', label: 'A property of an event' },
] as const satisfies readonly { value: DateSource['type']; label: string }[];
const LONGEST_LATE_MS = durationMs({ amount: 7, unit: 'days' });

export function TriggerDateForm({ config, onChange }: FormProps<Config>) {
  const { source, shift } = config;
  return (
    <Stack gap="sm">
      <ChoiceSelect
        label="The date is"
        choices={SOURCES}
        value={source.type}
        onChange={(type) =>
          onChange({
            ...config,
            source:
              type === 'attribute' ? { type, attribute: '' } : { type, event: { name: '', where: [] }, property: '' },
          })
        }
      />
      <SourceFields source={source} onChange={(changed) => onChange({ ...config, source: changed })} />
      <DateShiftFields
        label="Starts"
        onDate="on the date"
        shift={shift}
        onChange={(changed) => onChange({ ...config, shift: changed })}
      />
      <TextInput
        type="time"
        label="Time of day, where the contact is"
        value={config.time}
        onChange={(event) => {
          // A time field that is being cleared has no time yet.
          if (event.currentTarget.value !== '') onChange({ ...config, time: event.currentTarget.value });
        }}
      />
      <Switch
        label="At the date's own time, if it says one"
        checked={config.keepsOwnTime}
        onChange={(event) => onChange({ ...config, keepsOwnTime: event.currentTarget.checked })}
      />
      <Switch
        label="Every year"
        description="Such as a birthday. For 29 February, on the 28th in other years."
        checked={config.yearly}
        onChange={(event) => onChange({ ...config, yearly: event.currentTarget.checked })}
      />
      <DurationInput
        label="Starts late by at most"
        value={config.latest}
        onChange={(latest) => {
          if (durationMs(latest) <= LONGEST_LATE_MS) onChange({ ...config, latest });
        }}
      />
      <Text size="sm" c="dimmed">
        When the product was stopped, the journey paused, or the date was entered at the last moment. At most 7 days.
      </Text>
    </Stack>
  );
}

interface SourceProps {
  readonly source: DateSource;
  readonly onChange: (source: DateSource) => void;
}

function SourceFields({ source, onChange }: SourceProps) {
  if (source.type === 'attribute') {
    return (
      <TextInput
        label="Attribute with the date"
        description="Such as 2026-12-24 or 2026-12-24T18:00."
        placeholder="birthday"
        maxLength={60}
        value={source.attribute}
        onChange={(event) => onChange({ ...source, attribute: event.currentTarget.value.trim() })}
      />
    );
  }
  return (
    <>
      <EventMatchFields
        label="Event"
        description="Each such event of the contact counts by itself."
        value={source.event}
        onChange={(event) => onChange({ ...source, event })}
      />
      <TextInput
        label="Property with the date"
        description="Such as 2026-12-24 or 2026-12-24T18:00."
        placeholder="departure"
        maxLength={60}
        value={source.property}
        onChange={(event) => onChange({ ...source, property: event.currentTarget.value.trim() })}
      />
    </>
  );
}
