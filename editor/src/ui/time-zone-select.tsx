import { Select } from '@mantine/core';

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  /** What else can be chosen beside the zones of the world; shown first. */
  readonly also?: { readonly value: string; readonly label: string };
  readonly error?: string | null;
  readonly size?: 'xs' | 'sm';
  readonly onChange: (zone: string) => void;
}

/** A searchable list of all time zones. */
export function TimeZoneSelect({ label, description, value, also, error, size = 'sm', onChange }: Props) {
  const known = ZONES.includes(value) || value === also?.value ? ZONES : [value, ...ZONES];
  return (
    <Select
      label={label}
      description={description}
      searchable
      size={size}
      nothingFoundMessage="No time zone of that name"
      data={[...(also ? [also] : []), ...known.map((zone) => ({ value: zone, label: zone }))]}
      value={value}
      error={error}
      allowDeselect={false}
      onChange={(zone) => zone !== null && onChange(zone)}
    />
  );
}
