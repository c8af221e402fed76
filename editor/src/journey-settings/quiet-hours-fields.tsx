import { Switch } from '@mantine/core';
import { CONTACT_ZONE, quietHours as quietHoursSchema, weekdays, type QuietHours } from '@sendero/shared';
import { DayHoursFields } from '../inspector/day-hours-fields';
import { TimeZoneSelect } from '../ui/time-zone-select';
import { SettingsPart, type SettingsPartProps } from './settings-part';

export function QuietHoursFields({ settings, onChange }: SettingsPartProps) {
  const { quietHours } = settings;
  /** A half-written time or a last day taken away is not kept. */
  const change = (changed: QuietHours) => {
    if (quietHoursSchema.safeParse(changed).success) onChange({ ...settings, quietHours: changed });
  };
  return (
    <SettingsPart
      title="Quiet hours"
      hint="Messages that would go out in these hours wait until they are over. Who wrote in the last 10 minutes is still answered."
    >
      <Switch
        label="Keep quiet hours"
        checked={quietHours !== null}
        onChange={(event) => onChange({ ...settings, quietHours: event.currentTarget.checked ? firstHours() : null })}
      />
      {quietHours && (
        <>
          <DayHoursFields value={quietHours} labels={{ from: 'Quiet from', until: 'Quiet until' }} onChange={change} />
          <TimeZoneSelect
            label="Time zone"
            also={{ value: CONTACT_ZONE, label: "The contact's own" }}
            value={quietHours.zone}
            onChange={(zone) => change({ ...quietHours, zone })}
          />
        </>
      )}
    </SettingsPart>
  );
}

/** Nights, wherever the contact is. */
function firstHours(): QuietHours {
  return { from: '21:00', until: '08:00', days: weekdays, zone: CONTACT_ZONE };
}
