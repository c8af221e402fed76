import type { ContactId, JourneyId, NodeId, Page, RunDetail, RunId, RunSummary } from '@sendero/shared';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { paging } from './pages';
import { request } from './request';

/** A run as a journey lists it: with the name of who walks it. */
export type JourneyRun = RunSummary & { readonly contactName: string };

export interface RunFilter {
  readonly node?: NodeId;
  readonly status?: RunSummary['status'];
}

export const runQueries = {
  ofJourney: (id: JourneyId, filter: RunFilter = {}) =>
    infiniteQueryOptions({
      queryKey: ['runs', 'journey', id, filter],
      queryFn: ({ pageParam, signal }) => listJourneyRuns(id, filter, pageParam, signal),
      ...paging,
    }),
  ofContact: (id: ContactId) =>
    infiniteQueryOptions({
      queryKey: ['runs', 'contact', id],
      queryFn: ({ pageParam, signal }) => listContactRuns(id, pageParam, signal),
      ...paging,
    }),
  detail: (id: RunId) => queryOptions({ queryKey: ['runs', id], queryFn: ({ signal }) => getRun(id, signal) }),
};

export function listJourneyRuns(
  id: JourneyId,
  filter: RunFilter = {},
  cursor: string | null = null,
  signal?: AbortSignal,
): Promise<Page<JourneyRun>> {
  const query = { node: filter.node, status: filter.status, cursor: cursor ?? undefined };
  return request('GET', `/journeys/${id}/runs`, { query, ...(signal && { signal }) });
}

export function listContactRuns(
  id: ContactId,
  cursor: string | null = null,
  signal?: AbortSignal,
): Promise<Page<RunSummary>> {
  return request('GET', `/contacts/${id}/runs`, { query: { cursor: cursor ?? undefined }, ...(signal && { signal }) });
}

export function getRun(id: RunId, signal?: AbortSignal): Promise<RunDetail> {
  return request('GET', `/runs/${id}`, signal && { signal });
}
