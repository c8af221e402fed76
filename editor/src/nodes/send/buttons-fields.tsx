import { Button, Group, Input, Stack } from '@mantine/core';
import { MESSAGE_LIMITS, type SessionMessage } from '@sendero/shared';
import { IconPlus } from '@tabler/icons-react';
import { moved } from '../../inspector/moved';
import { newId } from '../../store/new-id';
import { ChoiceRow } from './choice-row';

type Buttons = Extract<SessionMessage, { type: 'buttons' }>['buttons'];

export function ButtonsFields({
  buttons,
  onChange,
}: {
  readonly buttons: Buttons;
  readonly onChange: (buttons: Buttons) => void;
}) {
  return (
    <Stack gap={6}>
      <Input.Label component="div">Buttons</Input.Label>
      {buttons.map((button, index) => (
        <ChoiceRow
          key={button.id}
          label={`Button ${index + 1}`}
          title={button.title}
          limit={MESSAGE_LIMITS.buttonTitle}
          first={index === 0}
          last={index === buttons.length - 1}
          onChange={(title) =>
            onChange(buttons.map((other) => (other.id === button.id ? { ...button, title } : other)))
          }
          onMove={(by) => onChange(moved(buttons, index, by))}
          onDelete={() => onChange(buttons.filter((other) => other.id !== button.id))}
        />
      ))}
      <Group>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          disabled={buttons.length >= MESSAGE_LIMITS.buttons}
          onClick={() => onChange([...buttons, { id: newId('b'), title: '' }])}
        >
          Add a button
        </Button>
      </Group>
    </Stack>
  );
}
