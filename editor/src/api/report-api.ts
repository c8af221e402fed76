import type {
  DashboardRange,
  JourneyId,
  JourneyReport,
  NodeId,
  ReportedFailureType,
  ReportGoal,
  RunState,
  StepsBetween,
} from '@sendero/shared';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request, searchText } from './request';

export const reportQueries = {
  /** About the journey's own goal, or the one that was chosen. */
  of: (id: JourneyId, range: DashboardRange, goal: ReportGoal | null) =>
    queryOptions({
      queryKey: ['journeys', id, 'report', range, { goal }],
      queryFn: ({ signal }) =>
        request<JourneyReport>('GET', `/journeys/${id}/report`, { query: { range, goal: goal ?? undefined }, signal }),
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
  /** A step that the output led to. */
  readonly to?: string;
  readonly then?: string;
  /** Who stands at `node`, or whose last step it was. */
  readonly at?: 'here' | 'ended';
  readonly withheld?: 'true' | 'false';
  readonly reached?: 'true' | 'false';
  readonly status?: RunState['status'];
  readonly failure?: ReportedFailureType;
  /** Why, with `failure`. */
  readonly code?: string;
  /** As `pricingText` writes it, or `untold`. */
  readonly pricing?: string;
}

/** Where they can be had as a file, each with when they reached the goal; the journey's own when it is null. */
export function peopleCsvUrl(
  id: JourneyId,
  range: DashboardRange,
  goal: ReportGoal | null,
  people: PeopleBehind,
): string {
  return `/api/journeys/${id}/report/people.csv${searchText({ range, goal: goal ?? undefined, ...people })}`;
}
