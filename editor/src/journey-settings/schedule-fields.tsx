import { TextInput } from '@mantine/core';
import { momentOf, momentText } from './moment-text';
import { SettingsPart, type SettingsPartProps } from './settings-part';

export function ScheduleFields({ settings, onChange }: SettingsPartProps) {
  const { schedule } = settings;
  return (
    <SettingsPart
      title="Schedule"
      hint="Outside these times nobody starts the journey; who is in it goes on. In your time zone; empty is open."
    >
      {SIDES.map(({ side, label }) => (
        <TextInput
          key={side}
          type="datetime-local"
          label={label}
          value={momentText(schedule[side])}
          onChange={(event) =>
            onChange({ ...settings, schedule: { ...schedule, [side]: momentOf(event.currentTarget.value) } })
          }
        />
      ))}
    </SettingsPart>
  );
}

const SIDES = [
  { side: 'from', label: 'Starts from' },
  { side: 'until', label: 'Starts until' },
] as const;
