import { Button, Stack } from '@mantine/core';
import { MOST_ALTERNATIVES, type MessageMatch } from '@sendero/shared';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { firstMatchOf } from './message-match';
import { MessageMatchFields } from './message-match-fields';

/** Several ways in, one of which a message must fit. */
export interface Ways {
  readonly match: MessageMatch;
  readonly alternatives?: readonly MessageMatch[] | undefined;
}

interface Props {
  readonly label: string;
  readonly ways: Ways;
  /** `alternatives` is absent when there are none. */
  readonly onChange: (ways: Ways) => void;
}

export function MessageMatchList({ label, ways, onChange }: Props) {
  const { match, alternatives = [] } = ways;
  const setAlternatives = (changed: readonly MessageMatch[]) =>
    onChange(changed.length > 0 ? { match, alternatives: changed } : { match });
  return (
    <Stack gap="sm">
      <MessageMatchFields label={label} match={match} onChange={(changed) => onChange({ ...ways, match: changed })} />
      {alternatives.map((alternative, index) => (
        <Stack key={index} gap="xs">
          <MessageMatchFields
            label="Or this"
            match={alternative}
            onChange={(changed) => setAlternatives(alternatives.with(index, changed))}
          />
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconTrash size={14} />}
            onClick={() => setAlternatives(alternatives.toSpliced(index, 1))}
          >
            Remove this way in
          </Button>
        </Stack>
      ))}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} />}
        disabled={alternatives.length >= MOST_ALTERNATIVES}
        onClick={() => setAlternatives([...alternatives, firstMatchOf('keyword')])}
      >
        Or another way in
      </Button>
    </Stack>
  );
}
