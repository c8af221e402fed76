import type {
  AuditEntry,
  Impact,
  InFlight,
  JourneyDetail,
  JourneyId,
  JourneySummary,
  JourneyTask,
  Page,
  PublishedVersion,
  ResumeChoice,
  ResumePreview,
  StopHow,
} from '@sendero/shared';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { paging } from './pages';
import { request } from './request';

export const lifecycleQueries = {
  /** What publishing the stored draft would mean; asked for anew each time, because people move on. */
  impact: (id: JourneyId) =>
    queryOptions({
      queryKey: ['journeys', id, 'impact'],
      queryFn: ({ signal }) => request<Impact>('GET', `/journeys/${id}/impact`, { signal }),
      staleTime: 0,
      gcTime: 0,
    }),
  resumePreview: (id: JourneyId) =>
    queryOptions({
      queryKey: ['journeys', id, 'resume-preview'],
      queryFn: ({ signal }) => request<ResumePreview>('GET', `/journeys/${id}/resume-preview`, { signal }),
      staleTime: 0,
      gcTime: 0,
    }),
  /** Changes to all runs; followed closely while one goes on. */
  tasks: (id: JourneyId) =>
    queryOptions({
      queryKey: ['journeys', id, 'tasks'],
      queryFn: ({ signal }) => request<readonly JourneyTask[]>('GET', `/journeys/${id}/tasks`, { signal }),
      refetchInterval: ({ state }) => (state.data?.some(({ finishedAt }) => finishedAt === null) ? 1_000 : 15_000),
    }),
  history: (id: JourneyId) =>
    infiniteQueryOptions({
      queryKey: ['journeys', id, 'history'],
      queryFn: ({ pageParam, signal }) =>
        request<Page<AuditEntry>>('GET', `/journeys/${id}/history`, {
          query: { cursor: pageParam ?? undefined },
          signal,
        }),
      ...paging,
    }),
};

/**
 * Publishes the stored draft.
 *
 * @param despiteScenarios why, although scenarios do not pass
 * @throws ProblemError `journey.has_errors` with the linter's problems as details, `journey.scenarios_red` with those of
 *   the scenarios
 */
export function publishJourney(
  id: JourneyId,
  inFlight: InFlight = { type: 'stay' },
  despiteScenarios?: string,
): Promise<PublishedVersion> {
  const body = {
    inFlight: inFlight.type,
    ...(inFlight.type === 'move' && { nodes: inFlight.nodes }),
    ...(despiteScenarios !== undefined && { despiteScenarios }),
  };
  return request('POST', `/journeys/${id}/publish`, { body });
}

export function pauseJourney(id: JourneyId): Promise<JourneySummary> {
  return request('POST', `/journeys/${id}/pause`, { body: {} });
}

export function resumeJourney(id: JourneyId, { type, ...more }: ResumeChoice): Promise<JourneySummary> {
  return request('POST', `/journeys/${id}/resume`, { body: { choice: type, ...more } });
}

export function stopJourney(id: JourneyId, how: StopHow): Promise<JourneySummary> {
  return request('POST', `/journeys/${id}/stop`, { body: { how } });
}

export function archiveJourney(id: JourneyId): Promise<JourneySummary> {
  return request('POST', `/journeys/${id}/archive`, { body: {} });
}

export function restoreJourney(id: JourneyId): Promise<JourneySummary> {
  return request('POST', `/journeys/${id}/restore`, { body: {} });
}

/** Makes a draft of the same journey under another name. */
export function cloneJourney(id: JourneyId): Promise<JourneyDetail> {
  return request('POST', `/journeys/${id}/clone`, { body: {} });
}
