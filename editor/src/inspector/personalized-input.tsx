import { Group, Textarea, TextInput } from '@mantine/core';
import { personalizationProblem } from '@sendero/shared';
import { useRef } from 'react';
import { InsertMenu } from './insert-menu';
import { LengthCounter } from './length-counter';
import styles from './personalized-input.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** In characters; without one no counter is shown. */
  readonly limit?: number;
  readonly description?: string;
  readonly placeholder?: string;
  readonly multiline?: boolean;
}

/** A text that may hold placeholders such as {{ contact.name }}, with a menu that inserts them at the cursor. */
export function PersonalizedInput({ label, value, onChange, limit, multiline = false, ...hints }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const line = useRef<HTMLInputElement>(null);

  const insert = (placeholder: string) => {
    const field = multiline ? area.current : line.current;
    const start = field?.selectionStart ?? value.length;
    const end = field?.selectionEnd ?? value.length;
    onChange(value.slice(0, start) + placeholder + value.slice(end));
    field?.focus();
    requestAnimationFrame(() => field?.setSelectionRange(start + placeholder.length, start + placeholder.length));
  };

  const shared = {
    label,
    value,
    error: problemOf(value),
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
    ...hints,
  };
  return (
    <div>
      {multiline ? (
        <Textarea {...shared} ref={area} autosize minRows={3} maxRows={10} />
      ) : (
        <TextInput {...shared} ref={line} />
      )}
      <Group justify="space-between" className={styles.below ?? ''}>
        <InsertMenu field={label} onInsert={insert} />
        {limit !== undefined && <LengthCounter text={value} limit={limit} />}
      </Group>
    </div>
  );
}

function problemOf(text: string): string | null {
  const problem = personalizationProblem(text);
  return problem === null ? null : `A placeholder can't be read: ${problem}`;
}
