import type { JourneyDocument, JourneyId, VersionId, WorkspaceId } from '@sendero/shared';
import type { PoolClient } from 'pg';

/** A published version whose triggers are not followed yet. */
export interface UnplannedVersion {
  readonly journeyId: JourneyId;
  readonly versionId: VersionId;
  readonly workspaceId: WorkspaceId;
  readonly document: JourneyDocument;
}

/**
 * Takes over published versions whose triggers are not followed yet, at most `limit`. Of two who ask at the same time
 * one gets a version.
 *
 * @param plan the table that knows which version of each journey is followed
 */
export async function takeUnplanned(
  plan: 'launch_plan' | 'date_plan',
  limit: number,
  tx: PoolClient,
): Promise<readonly UnplannedVersion[]> {
  const { rows } = await tx.query<UnplannedVersion>(
    `WITH taken AS (
       INSERT INTO ${plan} AS p (journey_id, version_id)
       SELECT j.id, j.current_version_id FROM journey j
        WHERE j.current_version_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM ${plan} q WHERE q.journey_id = j.id AND q.version_id = j.current_version_id)
        ORDER BY j.id LIMIT $1
       ON CONFLICT (journey_id) DO UPDATE SET version_id = excluded.version_id
        WHERE p.version_id <> excluded.version_id
       RETURNING journey_id, version_id
     )
     SELECT t.journey_id AS "journeyId", t.version_id AS "versionId", v.workspace_id AS "workspaceId", v.document
       FROM taken t JOIN journey_version v ON v.id = t.version_id`,
    [limit],
  );
  return rows;
}
