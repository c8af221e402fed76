import { ActionIcon, Group, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { LengthCounter } from '../../inspector/length-counter';

interface Props {
  /** Such as “Button 2”. */
  readonly label: string;
  readonly title: string;
  /** In characters. */
  readonly limit: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly onChange: (title: string) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onDelete: () => void;
}

/** The text of one choice, with its place among the others. */
export function ChoiceRow({ label, title, limit, first, last, onChange, onMove, onDelete }: Props) {
  return (
    <Group gap={4} wrap="nowrap" align="center">
      <TextInput
        aria-label={label}
        placeholder={label}
        flex={1}
        value={title}
        rightSection={<LengthCounter text={title} limit={limit} />}
        rightSectionWidth={58}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={`Move ${label} up`}
        disabled={first}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={14} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={`Move ${label} down`}
        disabled={last}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={14} />
      </ActionIcon>
      <ActionIcon variant="subtle" size="sm" aria-label={`Delete ${label}`} onClick={onDelete}>
        <IconTrash size={14} />
      </ActionIcon>
    </Group>
  );
}
