import { Injectable } from '@nestjs/common';
import type {
  Ailment,
  DoctorReport,
  DoctorFinding,
  NodeId,
  RunId,
  RunState,
  VersionId,
  WorkspaceId,
} from '@sendero/shared';
import { DataSource } from 'typeorm';
import { CHECKS, COUNTER_DIFFERENCES, REPAIRS } from './doctor-checks.repository';

/** A run that has no timer, and where it stands. */
export interface Timerless {
  readonly id: RunId;
  readonly versionId: VersionId;
  readonly state: RunState;
}

/** A timer to set for a run, if the run is still where it was. */
export interface NewTimer {
  readonly run: RunId;
  readonly revision: number;
  readonly dueAt: Date;
}

/** What is found by one statement. */
export type Checked = keyof typeof CHECKS;
export type Repaired = keyof typeof REPAIRS;

/** More runs without a timer than this are not looked at in one examination. */
const MOST_RUNS = 20_000;
const EXAMPLES = 5;

@Injectable()
export class DoctorRepository {
  constructor(private readonly database: DataSource) {}

  workspaces(): Promise<readonly { readonly id: WorkspaceId; readonly timeZone: string }[]> {
    return this.database.query('SELECT id, time_zone AS "timeZone" FROM workspace ORDER BY id');
  }

  /** @param now product time */
  async check(ailment: Checked, workspace: WorkspaceId, now: Date): Promise<DoctorFinding | null> {
    const rows = await this.database.query<{ readonly example: string; readonly count: string }[]>(
      `WITH broken AS (${CHECKS[ailment]})
       SELECT example, count(*) OVER () AS count FROM broken
        WHERE $1::uuid IS NOT NULL AND $2::timestamptz IS NOT NULL LIMIT ${EXAMPLES}`,
      [workspace, now],
    );
    return findingOf(
      ailment,
      Number(rows[0]?.count ?? 0),
      rows.map(({ example }) => example),
    );
  }

  async counters(workspace: WorkspaceId): Promise<DoctorFinding | null> {
    const rows = await this.database.query<
      { readonly node: NodeId; readonly metric: string; readonly count: string }[]
    >(
      `WITH ${COUNTER_DIFFERENCES} SELECT node_id AS node, metric, count(*) OVER () AS count FROM difference LIMIT ${EXAMPLES}`,
      [workspace],
    );
    const examples = rows.map(({ node, metric }) => `${node} ${metric}`);
    return findingOf('counter.differs', Number(rows[0]?.count ?? 0), examples);
  }

  /** Active runs without a timer for which nothing is on its way either. */
  timerless(workspace: WorkspaceId, now: Date): Promise<readonly Timerless[]> {
    return this.database.query<Timerless[]>(
      `SELECT r.id, r.version_id AS "versionId", r.state FROM run r
        WHERE r.workspace_id = $1 AND r.status = 'active' AND r.updated_at < $2::timestamptz - interval '10 seconds'
          AND NOT EXISTS (SELECT 1 FROM timer t WHERE t.run_id = r.id)
          AND NOT EXISTS (SELECT 1 FROM event e WHERE e.lane = r.lane AND e.run_id = r.id)
          AND NOT EXISTS (SELECT 1 FROM held_event h WHERE h.journey_id = r.journey_id AND h.run_id = r.id)
        LIMIT ${MOST_RUNS}`,
      [workspace, now],
    );
  }

  async setTimers(timers: readonly NewTimer[]): Promise<void> {
    await this.database.query(
      `INSERT INTO timer (run_id, token, lane, due_at)
       SELECT r.id, x.revision, r.lane, x.due_at
         FROM unnest($1::uuid[], $2::int[], $3::timestamptz[]) AS x (id, revision, due_at)
         JOIN run r ON r.id = x.id AND r.status = 'active' AND (r.state->>'revision')::int = x.revision
       ON CONFLICT DO NOTHING`,
      [timers.map(({ run }) => run), timers.map(({ revision }) => revision), timers.map(({ dueAt }) => dueAt)],
    );
  }

  /** @param now product time */
  async repair(ailment: Repaired, workspace: WorkspaceId, now: Date): Promise<void> {
    await this.database.query(`WITH given AS (SELECT $1::uuid, $2::timestamptz) ${REPAIRS[ailment]}`, [workspace, now]);
  }

  /**
   * Adds what is missing as one more delta: exact, because deltas are written with the rows that they count. One after
   * another, because two at once would both add it.
   */
  async recount(workspace: WorkspaceId): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query('SELECT id FROM workspace WHERE id = $1 FOR NO KEY UPDATE', [workspace]);
      await tx.query(
        `WITH ${COUNTER_DIFFERENCES}
         INSERT INTO counter_delta (version_id, node_id, metric, n) SELECT version_id, node_id, metric, n FROM difference`,
        [workspace],
      );
    });
  }

  async keep(workspace: WorkspaceId, { at, findings }: DoctorReport): Promise<void> {
    await this.database.query(
      `INSERT INTO doctor_report (workspace_id, at, findings) VALUES ($1, $2, $3)
       ON CONFLICT (workspace_id) DO UPDATE SET at = excluded.at, findings = excluded.findings`,
      [workspace, new Date(at), JSON.stringify(findings)],
    );
  }

  async last(workspace: WorkspaceId): Promise<DoctorReport | null> {
    const [row] = await this.database.query<{ readonly at: Date; readonly findings: readonly DoctorFinding[] }[]>(
      'SELECT at, findings FROM doctor_report WHERE workspace_id = $1',
      [workspace],
    );
    return row ? { at: row.at.getTime(), findings: row.findings } : null;
  }
}

export function findingOf(ailment: Ailment, count: number, examples: readonly string[]): DoctorFinding | null {
  return count === 0 ? null : { ailment, count, examples: examples.slice(0, EXAMPLES) };
}
