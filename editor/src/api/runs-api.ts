import type {
  ContactId,
  JourneyId,
  NodeId,
  NodeVisit,
  OutputId,
  Page,
  RunDetail,
  RunId,
  RunSummary,
  VersionId,
} from '@sendero/shared';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { paging } from './pages';
import { request, searchText } from './request';

/** A run as a journey lists it: with the name of who walks it. */
export type JourneyRun = RunSummary & { readonly contactName: string; readonly contactPhone: string };

export interface RunFilter {
  readonly node?: NodeId;
  readonly status?: RunSummary['status'];
  /** Part of a name or of a phone number. */
  readonly search?: string;
}

/** Which passages of a step are asked for; what is left out does not matter. */
export interface VisitFilter {
  readonly node: NodeId;
  readonly output?: OutputId;
  /** Only those on which a run ended or failed. */
  readonly ended?: boolean;
  /** Left at this moment or later, in ms. */
  readonly from?: number;
  readonly search?: string;
}

export const runQueries = {
  ofJourney: (id: JourneyId, filter: RunFilter = {}) =>
    infiniteQueryOptions({
      queryKey: ['runs', 'journey', id, filter],
      queryFn: ({ pageParam, signal }) => listJourneyRuns(id, filter, pageParam, signal),
      ...paging,
    }),
  visitsOf: (id: JourneyId, version: VersionId, filter: VisitFilter) =>
    infiniteQueryOptions({
      queryKey: ['runs', 'visits', id, version, filter],
      queryFn: ({ pageParam, signal }) => listVisits(id, version, filter, pageParam, signal),
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

function listJourneyRuns(
  id: JourneyId,
  filter: RunFilter = {},
  cursor: string | null = null,
  signal?: AbortSignal,
): Promise<Page<JourneyRun>> {
  const query = { ...filter, cursor: cursor ?? undefined };
  return request('GET', `/journeys/${id}/runs`, { query, ...(signal && { signal }) });
}

/** Where all of these runs can be had as a file. */
export function runsCsvUrl(id: JourneyId, filter: RunFilter): string {
  return `/api/journeys/${id}/runs.csv${searchText({ ...filter })}`;
}

function listVisits(
  id: JourneyId,
  version: VersionId,
  filter: VisitFilter,
  cursor: string | null = null,
  signal?: AbortSignal,
): Promise<Page<NodeVisit>> {
  const query = { ...textsOf(filter), cursor: cursor ?? undefined };
  return request('GET', `/journeys/${id}/versions/${version}/visits`, { query, ...(signal && { signal }) });
}

/** Where all of these visits can be had as a file. */
export function visitsCsvUrl(id: JourneyId, version: VersionId, filter: VisitFilter): string {
  return `/api/journeys/${id}/versions/${version}/visits.csv${searchText(textsOf(filter))}`;
}

function textsOf({ ended, from, ...texts }: VisitFilter) {
  return { ...texts, ended: ended ? 'true' : undefined, from: from === undefined ? undefined : String(from) };
}

function listContactRuns(id: ContactId, cursor: string | null = null, signal?: AbortSignal): Promise<Page<RunSummary>> {
  return request('GET', `/contacts/${id}/runs`, { query: { cursor: cursor ?? undefined }, ...(signal && { signal }) });
}

function getRun(id: RunId, signal?: AbortSignal): Promise<RunDetail> {
  return request('GET', `/runs/${id}`, signal && { signal });
}
