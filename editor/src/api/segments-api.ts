import type {
  ContactSummary,
  JourneyId,
  Launch,
  Page,
  Segment,
  SegmentCount,
  SegmentDefinition,
  SegmentId,
} from '@sendero/shared';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { paging } from './pages';
import { request } from './request';

export const segmentQueries = {
  /** Everything below; for invalidating. */
  all: ['segments'] as const,
  list: () =>
    infiniteQueryOptions({
      queryKey: ['segments', 'list'],
      queryFn: ({ pageParam, signal }) => listSegments(pageParam, signal),
      ...paging,
    }),
  /** Those that can be chosen from a list. */
  choices: () =>
    queryOptions({
      queryKey: ['segments', 'choices'],
      queryFn: async ({ signal }) => {
        const page = await listSegments(null, signal, '200');
        return page.items;
      },
    }),
  detail: (id: SegmentId) =>
    queryOptions({ queryKey: ['segments', id, 'detail'], queryFn: ({ signal }) => getSegment(id, signal) }),
  count: (definition: SegmentDefinition) =>
    queryOptions({
      queryKey: ['segments', 'count', definition],
      queryFn: ({ signal }) => countSegment(definition, signal),
    }),
  launches: (journey: JourneyId) =>
    queryOptions({
      queryKey: ['segments', 'launches', journey],
      queryFn: ({ signal }) => listLaunches(journey, signal),
    }),
  members: (id: SegmentId) =>
    infiniteQueryOptions({
      queryKey: ['segments', id, 'members'],
      queryFn: ({ pageParam, signal }) => listMembers(id, pageParam, signal),
      ...paging,
    }),
};

export interface SegmentFields {
  readonly name: string;
  readonly definition: SegmentDefinition;
}

function listSegments(cursor: string | null = null, signal?: AbortSignal, limit?: string): Promise<Page<Segment>> {
  return request('GET', '/segments', { query: { cursor: cursor ?? undefined, limit }, ...(signal && { signal }) });
}

function getSegment(id: SegmentId, signal?: AbortSignal): Promise<Segment> {
  return request('GET', `/segments/${id}`, signal && { signal });
}

/** @throws ProblemError `segment.name_taken` */
export function createSegment(segment: SegmentFields): Promise<Segment> {
  return request('POST', '/segments', { body: segment });
}

/** @throws ProblemError `segment.name_taken` */
export function changeSegment(id: SegmentId, changes: Partial<SegmentFields>): Promise<Segment> {
  return request('PATCH', `/segments/${id}`, { body: changes });
}

/** @throws ProblemError `segment.in_use` */
export function deleteSegment(id: SegmentId): Promise<void> {
  return request('DELETE', `/segments/${id}`);
}

function countSegment(definition: SegmentDefinition, signal?: AbortSignal): Promise<SegmentCount> {
  return request('POST', '/segments/count', { body: { definition }, ...(signal && { signal }) });
}

function listMembers(id: SegmentId, cursor: string | null = null, signal?: AbortSignal): Promise<Page<ContactSummary>> {
  return request('GET', `/segments/${id}/members`, {
    query: { cursor: cursor ?? undefined },
    ...(signal && { signal }),
  });
}

/** What the segment triggers of a journey do, and how far they are. */
function listLaunches(journey: JourneyId, signal?: AbortSignal): Promise<readonly Launch[]> {
  return request('GET', `/journeys/${journey}/launches`, signal && { signal });
}
