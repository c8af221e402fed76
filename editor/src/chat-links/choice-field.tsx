import { Input, SegmentedControl } from '@mantine/core';
import { useId } from 'react';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly T[];
  readonly onChange: (value: T) => void;
}

/** One of a few words. */
export function ChoiceField<T extends string>({ label, value, choices, onChange }: Props<T>) {
  const id = useId();
  return (
    <div>
      <Input.Label id={id}>{label}</Input.Label>
      <SegmentedControl
        fullWidth
        aria-labelledby={id}
        value={value}
        onChange={onChange}
        data={choices.map((choice) => ({ value: choice, label: choice.charAt(0).toUpperCase() + choice.slice(1) }))}
      />
    </div>
  );
}
