import type { AgentId, AgentView } from '@sendero/shared';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { agentQueries } from '../api/agents-api';
import { currentAgentId, subscribeToAgent } from './chosen-agent';

export function useCurrentAgentId(): AgentId | null {
  return useSyncExternalStore(subscribeToAgent, currentAgentId);
}

/** The agent in front of this browser; null when nobody was chosen. */
export function useCurrentAgent(): AgentView | null {
  const id = useCurrentAgentId();
  const { data: agents = [] } = useQuery(agentQueries.list);
  return agents.find((agent) => agent.id === id) ?? null;
}
