import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { AgentView, MarkColor } from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { agentQueries, changeAgent, createAgent } from '../api/agents-api';
import { ErrorNotice } from '../ui/error-notice';
import { ColorField } from './color-field';

export interface AgentDialogProps {
  /** Who is changed; a new one without. */
  readonly agent?: AgentView;
  readonly onClose: () => void;
  readonly onSaved?: (agent: AgentView) => void;
}

/** Adds an agent, or gives one another name or colour. */
export function AgentDialog({ agent, onClose, onSaved }: AgentDialogProps) {
  const client = useQueryClient();
  const [name, setName] = useState(agent?.name ?? '');
  const [color, setColor] = useState<MarkColor>(agent?.color ?? 'violet');
  const fields = { name: name.trim(), color };
  const save = useMutation({
    mutationFn: () => (agent ? changeAgent(agent.id, fields) : createAgent(fields)),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: agentQueries.list.queryKey });
      onSaved?.(saved);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={agent ? `Change ${agent.name}` : 'Add an agent'}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (fields.name !== '') save.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            label="Name"
            description="Colleagues see it; a Handover step can name it."
            data-autofocus
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <ColorField value={color} onChange={setColor} />
          {save.error && <ErrorNotice title="The agent was not saved" error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending} disabled={fields.name === ''}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
