import { Text } from '@mantine/core';
import type { WhenClosed } from '@sendero/shared';
import { ChoiceSelect } from '../../inspector/choice-select';
import { DurationInput } from '../../inspector/duration-input';

const CHOICES = [
  { value: 'leave', label: 'Leave by “Blocked”' },
  { value: 'wait', label: 'Wait until the contact writes' },
] as const satisfies readonly { value: WhenClosed['type']; label: string }[];

const FIRST_LIMIT = { amount: 2, unit: 'days' } as const;

interface Props {
  readonly value: WhenClosed;
  /** The step has a template for a closed window. */
  readonly template: boolean;
  readonly onChange: (value: WhenClosed) => void;
}

/** What becomes of a message that finds the service window closed. */
export function WhenClosedFields({ value, template, onChange }: Props) {
  return (
    <>
      <ChoiceSelect
        label={template ? "While the window is closed and the template can't be sent" : 'While the window is closed'}
        choices={CHOICES}
        value={value.type}
        onChange={(type) => onChange(type === 'wait' ? { type, limit: FIRST_LIMIT } : { type })}
      />
      {value.type === 'wait' && (
        <div>
          <DurationInput
            label="For at most"
            value={value.limit}
            onChange={(limit) => onChange({ type: 'wait', limit })}
          />
          <Text size="sm" c="dimmed" mt={4}>
            Then the contact leaves by “Blocked”. What they write opens the window and is answered as ever; this message
            follows.
          </Text>
        </div>
      )}
    </>
  );
}
