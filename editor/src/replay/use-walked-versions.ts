import type { JourneyDocument, RunDetail, VersionDetail, VersionId } from '@sendero/shared';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { journeyQueries } from '../api/journeys-api';

export interface WalkedVersions {
  /** Those that are loaded, by id. */
  readonly documents: ReadonlyMap<VersionId, JourneyDocument>;
  readonly isComplete: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Every version that a run walked: a run may be moved to another on its way. */
export function useWalkedVersions({ journeyId, versionId, visits }: RunDetail): WalkedVersions {
  const ids = [...new Set([versionId, ...visits.map((visit) => visit.versionId)])];
  return useQueries({ queries: ids.map((id) => journeyQueries.version(journeyId, id)), combine });
}

function combine(results: readonly UseQueryResult<VersionDetail>[]): WalkedVersions {
  return {
    documents: new Map(results.flatMap(({ data }) => (data ? [[data.id, data.document] as const] : []))),
    isComplete: results.every(({ data }) => data !== undefined),
    error: results.find(({ error }) => error !== null)?.error ?? null,
    retry: () => void Promise.all(results.map(({ refetch }) => refetch())),
  };
}
