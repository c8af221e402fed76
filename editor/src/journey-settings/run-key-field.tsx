import { TextInput } from '@mantine/core';
import { SettingsPart, type SettingsPartProps } from './settings-part';

export function RunKeyField({ settings, onChange }: SettingsPartProps) {
  return (
    <SettingsPart
      title="Several runs at once"
      hint="A contact walks the journey once at a time, unless a property of what starts it tells runs apart: then each of its values has a run of its own, and an event with that property reaches only the run of its value."
    >
      <TextInput
        label="Property that tells runs apart"
        placeholder="orderId"
        maxLength={60}
        value={settings.runKey}
        onChange={(event) => onChange({ ...settings, runKey: event.currentTarget.value.trim() })}
      />
    </SettingsPart>
  );
}
