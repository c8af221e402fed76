import { Injectable } from '@nestjs/common';
import type { JourneyId, NodeVisit, VersionId, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { contactSearch, matchesSearch } from '../contacts/contact-search';
import type { Slice } from '../http/page';

/** Which visits are asked for; what is left out does not matter. */
export interface VisitFilter {
  readonly node?: string | undefined;
  readonly output?: string | undefined;
  /** Only visits on which a run ended or failed. */
  readonly ended: boolean;
  /** Left at this moment or later, in ms. */
  readonly from?: number | undefined;
  /** Left before this moment, in ms. */
  readonly until?: number | undefined;
  readonly search?: string | undefined;
}

/** A place in a list of visits: when it was left, the run and the revision. */
export type VisitPlace = readonly [leftAt: number, run: string, revision: number];
export const visitPlace: z.ZodType<VisitPlace> = z.tuple([z.int().min(0).max(8.64e15), z.uuid(), z.int().min(0)]);

/** Who passed the nodes of a version, and how they left. */
@Injectable()
export class NodeVisitsRepository {
  constructor(private readonly database: DataSource) {}

  async hasVersion(workspaceId: WorkspaceId, journeyId: JourneyId, versionId: VersionId): Promise<boolean> {
    const rows = await this.database.query<unknown[]>(
      'SELECT 1 FROM journey_version WHERE workspace_id = $1 AND journey_id = $2 AND id = $3',
      [workspaceId, journeyId, versionId],
    );
    return rows.length > 0;
  }

  /** Who left last comes first. */
  async list(
    workspaceId: WorkspaceId,
    versionId: VersionId,
    { node, output, ended, from, until, search }: VisitFilter,
    { after, limit }: Slice<VisitPlace>,
  ): Promise<readonly NodeVisit[]> {
    const { name, phone } = contactSearch(search);
    const [leftAt, run, revision] = after ?? [null, null, null];
    const rows = await this.database.query<VisitRow[]>(
      `SELECT x.run_id AS "runId", r.contact_id AS "contactId", c.name AS "contactName", c.phone AS "contactPhone",
              x.node_id AS node, x.revision, x.entered_at AS "enteredAt", x.left_at AS "leftAt", x.output, x.cause,
              x.problem
         FROM visit x JOIN run r ON r.id = x.run_id JOIN contact c ON c.id = r.contact_id
        WHERE x.version_id = $2 AND r.workspace_id = $1 AND ($3::text IS NULL OR x.node_id = $3)
          AND ($4::text IS NULL OR x.output = $4) AND (NOT $5::boolean OR (x.output IS NULL AND x.cause <> 'moved'))
          AND ($6::timestamptz IS NULL OR x.left_at >= $6) AND ($7::timestamptz IS NULL OR x.left_at < $7)
          AND ${matchesSearch('c', '$8', '$9')}
          AND ($10::timestamptz IS NULL OR (x.left_at, x.run_id, x.revision) < ($10, $11::uuid, $12::int))
        ORDER BY x.left_at DESC, x.run_id DESC, x.revision DESC LIMIT $13`,
      [
        workspaceId,
        versionId,
        node ?? null,
        output ?? null,
        ended,
        dateOf(from),
        dateOf(until),
        name,
        phone,
        dateOf(leftAt),
        run,
        revision,
        limit + 1,
      ],
    );
    return rows.map((row) => ({ ...row, enteredAt: row.enteredAt.getTime(), leftAt: row.leftAt.getTime() }));
  }
}

interface VisitRow extends Omit<NodeVisit, 'enteredAt' | 'leftAt'> {
  readonly enteredAt: Date;
  readonly leftAt: Date;
}

function dateOf(ms: number | null | undefined): Date | null {
  return ms === null || ms === undefined ? null : new Date(ms);
}
