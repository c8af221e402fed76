import { Select } from '@mantine/core';

interface Props<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** A select whose value is one of a fixed list, never nothing. */
export function ChoiceSelect<T extends string>({ label, choices, value, onChange }: Props<T>) {
  return (
    <Select
      label={label}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value}
      allowDeselect={false}
      onChange={(chosen) => {
        const choice = choices.find((known) => known.value === chosen);
        if (choice && choice.value !== value) onChange(choice.value);
      }}
    />
  );
}
