import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'onBlur' | 'error'> {
  readonly value: string;
  /** Why a text can't be kept, or null when it can. */
  readonly check: (text: string) => string | null;
  readonly onChange: (text: string) => void;
}

/** A text that the journey keeps only while it can be stored; what can't be is shown with its reason until one leaves. */
export function CheckedTextInput({ value, check, onChange, ...rest }: Props) {
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <TextInput
      {...rest}
      value={refused ?? value}
      error={refused === null ? null : check(refused)}
      onBlur={() => setRefused(null)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const fits = check(text) === null;
        setRefused(fits ? null : text);
        if (fits) onChange(text);
      }}
    />
  );
}

/** For texts that may be anything but empty. */
export function notEmpty(text: string): string | null {
  return text.trim() === '' ? 'Write something here.' : null;
}
