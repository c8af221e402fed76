import type { AgentId, AgentView, TeamId, TeamView } from '@sendero/shared';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

export const agentQueries = {
  list: queryOptions({
    queryKey: ['agents'],
    queryFn: ({ signal }) => request<readonly AgentView[]>('GET', '/agents', { signal }),
    staleTime: 1_000,
  }),
  teams: queryOptions({
    queryKey: ['teams'],
    queryFn: ({ signal }) => request<readonly TeamView[]>('GET', '/teams', { signal }),
    staleTime: 1_000,
  }),
};

/** @throws ProblemError `agent.name_taken` */
export function createAgent(fields: Pick<AgentView, 'name' | 'color'>): Promise<AgentView> {
  return request('POST', '/agents', { body: fields });
}

/** What is left out stays as it is. */
export type AgentChange = Partial<Pick<AgentView, 'name' | 'color' | 'available'>>;

/** @throws ProblemError `agent.name_taken` */
export function changeAgent(id: AgentId, change: AgentChange): Promise<AgentView> {
  return request('PATCH', `/agents/${id}`, { body: change });
}

export function deleteAgent(id: AgentId): Promise<void> {
  return request('DELETE', `/agents/${id}`);
}

export type TeamFields = Omit<TeamView, 'id'>;

/** @throws ProblemError `team.name_taken` */
export function createTeam(fields: TeamFields): Promise<TeamView> {
  return request('POST', '/teams', { body: fields });
}

/** @throws ProblemError `team.name_taken` */
export function changeTeam(id: TeamId, change: Partial<TeamFields>): Promise<TeamView> {
  return request('PATCH', `/teams/${id}`, { body: change });
}

export function deleteTeam(id: TeamId): Promise<void> {
  return request('DELETE', `/teams/${id}`);
}
