import { Switch } from '@mantine/core';
import { FIRST_CAP, FrequencyCapFields } from '../inspector/frequency-cap-fields';
import { SettingsPart, type SettingsPartProps } from './settings-part';

export function FrequencyCapField({ settings, onChange }: SettingsPartProps) {
  const { frequencyCap } = settings;
  return (
    <SettingsPart
      title="Frequency cap"
      hint="How often this journey writes to one contact, over all their runs. A step that would send more leaves by “Blocked”. The workspace can have a cap over all journeys as well."
    >
      <Switch
        label="Cap this journey's messages"
        checked={frequencyCap !== null}
        onChange={(event) => onChange({ ...settings, frequencyCap: event.currentTarget.checked ? FIRST_CAP : null })}
      />
      {frequencyCap && (
        <FrequencyCapFields value={frequencyCap} onChange={(cap) => onChange({ ...settings, frequencyCap: cap })} />
      )}
    </SettingsPart>
  );
}
