import type { AgentView, MarkColor } from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { agentQueries, changeAgent, createAgent } from '../api/agents-api';
import { NamedDialog } from '../ui/named-dialog';
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
    <NamedDialog
      title={agent ? `Change ${agent.name}` : 'Add an agent'}
      name={name}
      onName={setName}
      maxLength={80}
      description="Colleagues see it; a Handover step can name it."
      save={save}
      failure="The agent was not saved"
      onClose={onClose}
    >
      <ColorField value={color} onChange={setColor} />
    </NamedDialog>
  );
}
