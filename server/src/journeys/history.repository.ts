import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditEntry, JourneyId, WorkspaceId } from '@sendero/shared';
import { DataSource, type EntityManager } from 'typeorm';
import type { Slice } from '../http/page';
import { newId } from '../new-id';

/** Something that was done to a journey, by somebody. */
export interface Deed {
  readonly workspaceId: WorkspaceId;
  readonly journeyId: JourneyId;
  readonly who: string;
  readonly action: AuditAction;
  readonly details?: AuditEntry['details'];
}

/** Who did what to a journey, and when; only ever appended to. */
@Injectable()
export class HistoryRepository {
  constructor(private readonly database: DataSource) {}

  /** Belongs into the transaction of the deed. */
  async add({ workspaceId, journeyId, who, action, details = {} }: Deed, now: Date, tx: EntityManager): Promise<void> {
    await tx.query(
      `INSERT INTO journey_audit (id, workspace_id, journey_id, at, who, action, details)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), workspaceId, journeyId, now, who, action, JSON.stringify(details)],
    );
  }

  /** Newest first. `after` is the id of the last entry seen. */
  async list(
    workspaceId: WorkspaceId,
    journeyId: JourneyId,
    { after, limit }: Slice<string>,
  ): Promise<readonly AuditEntry[]> {
    const rows = await this.database.query<(Omit<AuditEntry, 'at'> & { readonly at: Date })[]>(
      `SELECT id, journey_id AS "journeyId", at, who, action, details FROM journey_audit
        WHERE workspace_id = $1 AND journey_id = $2 AND ($3::uuid IS NULL OR id < $3) ORDER BY id DESC LIMIT $4`,
      [workspaceId, journeyId, after, limit + 1],
    );
    return rows.map((row) => ({ ...row, at: row.at.getTime() }));
  }
}
