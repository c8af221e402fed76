import type { DashboardRange, JourneyId, JourneyReport, NodeId, RunState, StepsBetween } from '@sendero/shared';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, searchText } from './request';

export const reportQueries = {
  of: (id: JourneyId, range: DashboardRange) =>
    queryOptions({
      queryKey: ['journeys', id, 'report', range],
      queryFn: ({ signal }) => request<JourneyReport>('GET', `/journeys/${id}/report`, { query: { range }, signal }),
      placeholderData: keepPreviousData,
    }),
  between: (id: JourneyId, range: DashboardRange, from: NodeId, to: NodeId) =>
    queryOptions({
      queryKey: ['journeys', id, 'report', range, from, to],
      queryFn: ({ signal }) =>
        request<StepsBetween>('GET', `/journeys/${id}/report/between`, { query: { range, from, to }, signal }),
      placeholderData: keepPreviousData,
    }),
};

/** Which people are behind a figure; what is left out does not matter. */
export interface PeopleBehind {
  readonly node?: string;
  readonly output?: string;
  readonly then?: string;
  readonly withheld?: 'true' | 'false';
  readonly reached?: 'true' | 'false';
  readonly status?: RunState['status'];
}

/** Where they can be had as a file. */
export function peopleCsvUrl(id: JourneyId, range: DashboardRange, people: PeopleBehind): string {
  return `/api/journeys/${id}/report/people.csv${searchText({ range, ...people })}`;
}
