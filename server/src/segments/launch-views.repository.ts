import { Injectable } from '@nestjs/common';
import type { JourneyId, Launch, NodeId, SegmentId, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';

/** What the triggers of a journey do for the members of their segments, and how far they are. */
@Injectable()
export class LaunchViewsRepository {
  constructor(private readonly database: DataSource) {}

  /** Null when there is no such journey. */
  async ofJourney(workspaceId: WorkspaceId, journeyId: JourneyId): Promise<readonly Launch[] | null> {
    const rows = await this.database.query<LaunchRow[]>(
      `SELECT l.node_id AS node, s.id AS "segmentId", s.name AS "segmentName", l.mode, l.status, l.due_at AS "dueAt",
              l.members, l.started
         FROM journey j LEFT JOIN segment_launch l ON l.journey_id = j.id LEFT JOIN segment s ON s.id = l.segment_id
        WHERE j.workspace_id = $1 AND j.id = $2 ORDER BY l.id`,
      [workspaceId, journeyId],
    );
    return rows.length === 0 ? null : rows.flatMap((row) => (row.node === null ? [] : [asLaunch(row)]));
  }
}

interface Begun extends Pick<Launch, 'node' | 'mode' | 'status' | 'members' | 'started'> {
  readonly node: NodeId;
  readonly segmentId: SegmentId;
  readonly segmentName: string;
  readonly dueAt: Date;
}

/** A journey without launches has one row that says nothing. */
type LaunchRow = Begun | { readonly node: null };

function asLaunch({ segmentId, segmentName, dueAt, ...row }: Begun): Launch {
  return { ...row, segment: { id: segmentId, name: segmentName }, dueAt: dueAt.getTime() };
}
