import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';

export interface SearchFieldProps {
  readonly label: string;
  /** The key that leads here. */
  readonly shortcut?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The label is read out and stands as the placeholder. */
export function SearchField({ label, shortcut, value, onChange }: SearchFieldProps) {
  return (
    <TextInput
      type="search"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={value && <CloseButton size="sm" aria-label="Clear the search" onClick={() => onChange('')} />}
    />
  );
}
