import { Switch } from '@mantine/core';
import type { AgentView } from '@sendero/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AgentDialog } from '../agents/agent-dialog';
import { AgentMark } from '../agents/agent-mark';
import { useCurrentAgentId } from '../agents/current-agent';
import { agentQueries, changeAgent, deleteAgent, type AgentChange } from '../api/agents-api';
import { toastFailure } from '../ui/toast';
import { NamedListPanel } from './named-list-panel';
import styles from './named-list.module.css';

/** Everybody who answers contacts. */
export function AgentsPanel() {
  const client = useQueryClient();
  const query = useQuery(agentQueries.list);
  const me = useCurrentAgentId();
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
  return (
    <NamedListPanel
      title="Agents"
      description="Who answers contacts. Everybody says at the top of the page who they are; conversations are given to them by hand, by a Handover step that names them, or by turns in a team."
      add="Add an agent"
      failure="The agents can't be shown"
      none="Nobody yet. Add yourself first."
      query={query}
      row={(agent) => (
        <>
          <AgentMark {...agent} />
          <span className={styles.name}>{agent.id === me ? `${agent.name} (me)` : agent.name}</span>
          <Switch
            size="xs"
            label="Available"
            aria-label={`${agent.name} is available`}
            checked={agent.available}
            onChange={(event) => change.mutate({ id: agent.id, available: event.currentTarget.checked })}
          />
        </>
      )}
      dialog={(agent, close) => <AgentDialog {...(agent && { agent })} onClose={close} />}
      remove={async (agent) => {
        await deleteAgent(agent.id);
        await refresh();
      }}
      deleting="Their conversations stay with people, but with nobody in particular. What they wrote stays. This can't be undone."
    />
  );
}
