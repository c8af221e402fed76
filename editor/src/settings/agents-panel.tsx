import { ActionIcon, Button, Switch } from '@mantine/core';
import type { AgentView } from '@sendero/shared';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AgentDialog } from '../agents/agent-dialog';
import { AgentMark } from '../agents/agent-mark';
import { useCurrentAgentId } from '../agents/current-agent';
import { agentQueries, changeAgent, deleteAgent, type AgentChange } from '../api/agents-api';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { Panel } from '../ui/panel';
import { toastFailure } from '../ui/toast';
import styles from './named-list.module.css';

type Dialog = { readonly type: 'add' } | { readonly type: 'change' | 'delete'; readonly agent: AgentView } | null;

/** Everybody who answers contacts. */
export function AgentsPanel() {
  const client = useQueryClient();
  const query = useQuery(agentQueries.list);
  const me = useCurrentAgentId();
  const [dialog, setDialog] = useState<Dialog>(null);
  const close = () => setDialog(null);
  const refresh = async () => {
    await Promise.all(
      [agentQueries.list, agentQueries.teams].map(({ queryKey }) => client.invalidateQueries({ queryKey })),
    );
  };
  const change = useMutation({
    mutationFn: ({ id, ...fields }: AgentChange & Pick<AgentView, 'id'>) => changeAgent(id, fields),
    onSuccess: refresh,
    onError: (error) => toastFailure('The agent was not changed', error),
  });
  const remove = useMutation({
    mutationFn: (agent: AgentView) => deleteAgent(agent.id),
    onSuccess: async () => {
      await refresh();
      close();
    },
  });
  return (
    <Panel
      title="Agents"
      description="Who answers contacts. Everybody says at the top of the page who they are; conversations are given to them by hand, by a Handover step that names them, or by turns in a team."
      actions={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setDialog({ type: 'add' })}
        >
          Add an agent
        </Button>
      }
    >
      {query.isPending && <ListSkeleton rows={2} height={40} />}
      {query.isError && !query.data && (
        <ErrorNotice title="The agents can't be shown" error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data?.length === 0 && <p className={styles.none}>Nobody yet. Add yourself first.</p>}
      {query.data && query.data.length > 0 && (
        <ul className={styles.list} aria-label="Agents">
          {query.data.map((agent) => (
            <li key={agent.id} className={styles.item}>
              <AgentMark {...agent} />
              <span className={styles.name}>{agent.id === me ? `${agent.name} (me)` : agent.name}</span>
              <Switch
                size="xs"
                label="Available"
                aria-label={`${agent.name} is available`}
                checked={agent.available}
                onChange={(event) => change.mutate({ id: agent.id, available: event.currentTarget.checked })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Change ${agent.name}`}
                onClick={() => setDialog({ type: 'change', agent })}
              >
                <IconPencil size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Delete ${agent.name}`}
                onClick={() => setDialog({ type: 'delete', agent })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {dialog?.type === 'add' && <AgentDialog onClose={close} />}
      {dialog?.type === 'change' && <AgentDialog agent={dialog.agent} onClose={close} />}
      {dialog?.type === 'delete' && (
        <ConfirmDialog
          opened
          title={`Delete ${dialog.agent.name}?`}
          action="Delete"
          running={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(dialog.agent)}
          onClose={close}
        >
          Their conversations stay with people, but with nobody in particular. What they wrote stays. This can't be
          undone.
        </ConfirmDialog>
      )}
    </Panel>
  );
}
