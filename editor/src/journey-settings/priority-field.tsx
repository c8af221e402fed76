import { NumberInput } from '@mantine/core';
import { SettingsPart, type SettingsPartProps } from './settings-part';

export function PriorityField({ settings, onChange }: SettingsPartProps) {
  return (
    <SettingsPart
      title="Priority"
      hint="When several journeys could take a message, the one with the highest number does. Whose triggers come first can also be set on the Rules page, which then counts."
    >
      <NumberInput
        aria-label="Priority"
        min={-100}
        max={100}
        allowDecimal={false}
        clampBehavior="strict"
        value={settings.priority}
        onChange={(priority) => {
          if (typeof priority === 'number') onChange({ ...settings, priority });
        }}
      />
    </SettingsPart>
  );
}
