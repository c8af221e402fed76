import { Group, Select, Text } from '@mantine/core';
import { dateBound, type AnswerMatch } from '@sendero/shared';
import { CheckedTextInput } from '../../inspector/checked-text-input';

type DateMatch = Extract<AnswerMatch, { type: 'date' }>;

const ORDERS = [
  { value: 'byLanguage', label: "As the contact's language has it" },
  { value: 'dayFirst', label: 'Day first: the 3rd of April' },
  { value: 'monthFirst', label: 'Month first: the 4th of March' },
] as const satisfies readonly { value: DateMatch['order']; label: string }[];

interface Props {
  readonly match: DateMatch;
  readonly onChange: (match: DateMatch) => void;
}

/** The days that fit, and how a date is read that could be two. */
export function DateFields({ match, onChange }: Props) {
  const bound = (name: 'min' | 'max', day: string) => {
    const { [name]: _dropped, ...rest } = match;
    onChange(day === '' ? rest : { ...rest, [name]: day });
  };
  return (
    <>
      <Group grow align="start">
        <CheckedTextInput
          label="From"
          placeholder="any day"
          check={dayProblem}
          value={match.min ?? ''}
          onChange={(day) => bound('min', day)}
        />
        <CheckedTextInput
          label="To"
          placeholder="any day"
          check={dayProblem}
          value={match.max ?? ''}
          onChange={(day) => bound('max', day)}
        />
      </Group>
      <Text size="xs" c="dimmed">
        A day is 2026-11-21, today or today+30. Answers such as 21/11, 21 Nov, tomorrow or mañana are understood.
      </Text>
      <Select
        label="3/4 is"
        data={ORDERS}
        value={match.order}
        allowDeselect={false}
        onChange={(chosen) => {
          const order = ORDERS.find(({ value }) => value === chosen);
          if (order) onChange({ ...match, order: order.value });
        }}
      />
    </>
  );
}

function dayProblem(text: string): string | null {
  return text === '' || dateBound.safeParse(text).success ? null : 'Write 2026-11-21, today or today+30.';
}
