import { NumberInput } from '@mantine/core';
import { SettingsPart, type SettingsPartProps } from './settings-part';

export function ControlGroupField({ settings, onChange }: SettingsPartProps) {
  return (
    <SettingsPart
      title="Control group"
      hint="This many of 100 contacts get nothing when the journey would start, so that you can compare the others with them. Who they are stays the same over all versions."
    >
      <NumberInput
        aria-label="Control group, in percent"
        suffix=" %"
        min={0}
        max={90}
        allowDecimal={false}
        clampBehavior="strict"
        value={settings.controlGroup}
        onChange={(controlGroup) => {
          if (typeof controlGroup === 'number') onChange({ ...settings, controlGroup });
        }}
      />
    </SettingsPart>
  );
}
