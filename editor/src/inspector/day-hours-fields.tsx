import { Chip, Group, TextInput } from '@mantine/core';
import { weekdays, type DayHours } from '@sendero/shared';

interface Props<H extends DayHours> {
  readonly value: H;
  readonly labels: { readonly from: string; readonly until: string };
  readonly onChange: (value: H) => void;
}

const SIDES = ['from', 'until'] as const;

/** Two times of the day, and the days on which the first one counts. */
export function DayHoursFields<H extends DayHours>({ value, labels, onChange }: Props<H>) {
  return (
    <>
      <Group grow>
        {SIDES.map((side) => (
          <TextInput
            key={side}
            type="time"
            label={labels[side]}
            value={value[side]}
            onChange={(event) => onChange({ ...value, [side]: event.currentTarget.value })}
          />
        ))}
      </Group>
      <Chip.Group
        multiple
        value={[...value.days]}
        onChange={(chosen) => onChange({ ...value, days: weekdays.filter((day) => chosen.includes(day)) })}
      >
        <Group gap="xs" role="group" aria-label="Days on which they begin">
          {weekdays.map((day) => (
            <Chip key={day} value={day} size="xs">
              {day}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </>
  );
}
