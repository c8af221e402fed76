import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { NodeConfig, SavedPart } from '@sendero/shared';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { CheckedTextInput } from '../../inspector/checked-text-input';
import { WebRequestFields } from '../../inspector/web-request-fields';
import type { FormProps } from '../node-view';

const MOST_PARTS = 20;

export function WebhookForm({ config, onChange }: FormProps<NodeConfig<'webhook'>>) {
  const { request, save, saveStatusAs } = config;
  const setSave = (changed: readonly SavedPart[]) => onChange({ ...config, save: changed });
  const change = (index: number, changes: Partial<SavedPart>) =>
    setSave(save.map((part, at) => (at === index ? { ...part, ...changes } : part)));
  return (
    <Stack gap="md">
      <WebRequestFields value={request} onChange={(changed) => onChange({ ...config, request: changed })} />
      <Text fw={600} size="sm">
        What to keep of the answer
      </Text>
      {save.map((part, index) => (
        // Parts have no identity but their place.
        <Group key={index} wrap="nowrap" gap="xs" align="start">
          <TextInput
            aria-label={`Path of part ${index + 1}`}
            placeholder="order.items[0].name"
            maxLength={200}
            flex={3}
            value={part.path}
            onChange={(event) => change(index, { path: event.currentTarget.value.trim() })}
          />
          <CheckedTextInput
            aria-label={`Variable of part ${index + 1}`}
            placeholder="variable"
            check={variableName}
            flex={2}
            value={part.variable}
            onChange={(variable) => change(index, { variable })}
          />
          <ActionIcon
            variant="subtle"
            mt={4}
            aria-label={`Keep part ${index + 1} no more`}
            onClick={() => setSave(save.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={save.length >= MOST_PARTS}
          onClick={() => setSave([...save, { path: '', variable: '' }])}
        >
          Keep a part
        </Button>
      </Group>
      <CheckedTextInput
        label="Save the status as"
        description="A variable for the number that the answer begins with, such as 200; empty keeps nothing."
        placeholder="status"
        check={variableName}
        value={saveStatusAs}
        onChange={(changed) => onChange({ ...config, saveStatusAs: changed })}
      />
    </Stack>
  );
}

function variableName(name: string): string | null {
  if (name === '' || /^[a-z][a-z0-9_]{0,39}$/.test(name)) return null;
  return 'Use small letters, digits and underscores, starting with a letter.';
}
