import type {
  GoalFigures,
  JourneyCounts,
  JourneyDetail,
  JourneyDocument,
  JourneyId,
  JourneySummary,
  JourneySurroundings,
  ListedVersion,
  NamedScenario,
  Page,
  SavedDraft,
  VersionDetail,
  VersionId,
} from '@sendero/shared';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { paging } from './pages';
import { request } from './request';

export const journeyQueries = {
  /** Everything below; for invalidating. */
  all: ['journeys'] as const,
  /** Those that were archived, or all others. */
  list: (archived = false) =>
    infiniteQueryOptions({
      queryKey: ['journeys', 'list', archived],
      queryFn: ({ pageParam, signal }) => listJourneys(pageParam, archived, signal),
      ...paging,
    }),
  detail: (id: JourneyId) =>
    queryOptions({ queryKey: ['journeys', id, 'detail'], queryFn: ({ signal }) => getJourney(id, signal) }),
  surroundings: (id: JourneyId) =>
    queryOptions({ queryKey: ['journeys', id, 'surroundings'], queryFn: ({ signal }) => getSurroundings(id, signal) }),
  versions: (id: JourneyId) =>
    queryOptions({ queryKey: ['journeys', id, 'versions'], queryFn: ({ signal }) => listVersions(id, null, signal) }),
  version: (id: JourneyId, versionId: VersionId) =>
    queryOptions({
      queryKey: ['journeys', id, 'versions', versionId],
      queryFn: ({ signal }) => getVersion(id, versionId, signal),
      staleTime: Infinity,
    }),
  goal: (id: JourneyId) =>
    queryOptions({ queryKey: ['journeys', id, 'goal'], queryFn: ({ signal }) => getGoalFigures(id, signal) }),
  counts: (id: JourneyId, versionId?: VersionId) =>
    queryOptions({
      queryKey: ['journeys', id, 'counts', versionId ?? 'current'],
      queryFn: ({ signal }) => getCounts(id, versionId, signal),
    }),
};

function listJourneys(
  cursor: string | null = null,
  archived = false,
  signal?: AbortSignal,
): Promise<Page<JourneySummary>> {
  const query = { cursor: cursor ?? undefined, archived: archived ? 'true' : undefined };
  return request('GET', '/journeys', { query, ...(signal && { signal }) });
}

/** @throws ProblemError `journey.name_taken` */
export function createJourney(journey: {
  readonly name: string;
  readonly document?: JourneyDocument;
  readonly scenarios?: readonly NamedScenario[];
}): Promise<JourneyDetail> {
  return request('POST', '/journeys', { body: journey });
}

export function getJourney(id: JourneyId, signal?: AbortSignal): Promise<JourneyDetail> {
  return request('GET', `/journeys/${id}`, signal && { signal });
}

/** What the linter must know of the workspace to judge a journey. */
function getSurroundings(id: JourneyId, signal?: AbortSignal): Promise<JourneySurroundings> {
  return request('GET', `/journeys/${id}/surroundings`, signal && { signal });
}

/** @throws ProblemError `journey.name_taken` */
export function renameJourney(id: JourneyId, name: string): Promise<JourneySummary> {
  return request('PATCH', `/journeys/${id}`, { body: { name } });
}

/** Only for a draft that was never published. */
export function deleteJourney(id: JourneyId): Promise<void> {
  return request('DELETE', `/journeys/${id}`);
}

/** @throws ProblemError `journey.draft_conflict` when `draftRevision` is not the stored one any more; `journey.draft_invalid` */
export function saveDraft(
  id: JourneyId,
  draft: { readonly draftRevision: number; readonly document: JourneyDocument },
): Promise<SavedDraft> {
  return request('PUT', `/journeys/${id}/draft`, { body: draft });
}

function listVersions(id: JourneyId, cursor: string | null = null, signal?: AbortSignal): Promise<Page<ListedVersion>> {
  return request('GET', `/journeys/${id}/versions`, {
    query: { cursor: cursor ?? undefined },
    ...(signal && { signal }),
  });
}

export function getVersion(id: JourneyId, versionId: VersionId, signal?: AbortSignal): Promise<VersionDetail> {
  return request('GET', `/journeys/${id}/versions/${versionId}`, signal && { signal });
}

function getGoalFigures(id: JourneyId, signal?: AbortSignal): Promise<GoalFigures> {
  return request('GET', `/journeys/${id}/goal`, signal && { signal });
}

/**
 * Counts of the current version, or of the one that is named.
 *
 * @throws ProblemError `journey.version_not_found` before the first publishing
 */
export function getCounts(id: JourneyId, versionId?: VersionId, signal?: AbortSignal): Promise<JourneyCounts> {
  return request('GET', `/journeys/${id}/counts`, { query: { versionId }, ...(signal && { signal }) });
}
