import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  blockedParts,
  failedParts,
  GOAL_STEPS,
  goalParts,
  messageParts,
  runParts,
  SENDING_STEPS,
  SUM_COLUMNS,
  sumOf,
} from './sum-parts.repository';
import type { Stretch } from './summed-range';

/** Whose quarter changed after it was summed up. */
interface LateChange {
  readonly workspace: string;
  readonly at: Date;
  readonly contact: string;
}

/** Keeps what quarters of an hour that are over come to. */
@Injectable()
export class SumsRepository {
  /** Which quarters are summed up, for who reads; null when none are. */
  async known(tx: EntityManager): Promise<Stretch | null> {
    const [row] = await tx.query<{ readonly since: Date; readonly until: Date }[]>('SELECT since, until FROM summed');
    return row ? [row.since.getTime(), row.until.getTime()] : null;
  }

  /**
   * Which quarters are summed up, for who changes that; nobody else does until the end of the transaction. Null while
   * another process is at it.
   */
  async take(tx: EntityManager): Promise<Stretch | null> {
    await tx.query(BEGIN_SUMS);
    const [row] = await tx.query<{ readonly since: Date; readonly until: Date }[]>(
      'SELECT since, until FROM summed FOR UPDATE SKIP LOCKED',
    );
    return row ? [row.since.getTime(), row.until.getTime()] : null;
  }

  /** The first moment that may not be summed up yet, by the clock of the database. */
  async settled(tx: EntityManager): Promise<number> {
    const [row] = await tx.query<{ readonly at: Date }[]>(`SELECT ${SETTLED} AS at`);
    return row ? row.at.getTime() : 0;
  }

  /** Sums up what nobody has summed up yet. */
  async extend([from, to]: Stretch, tx: EntityManager): Promise<void> {
    const values = [new Date(from), new Date(to)];
    await tx.query(sumSql(WITHIN), values);
    await tx.query(failureSql(WITHIN), values);
    await tx.query('UPDATE summed SET until = $1', [values[1]]);
  }

  /**
   * Sums up anew what changed since; answers how many changes are done with.
   *
   * @param limit the most changes
   */
  async correct([since, until]: Stretch, limit: number, tx: EntityManager): Promise<number> {
    const [changes] = await tx.query<[readonly LateChange[], number]>(TAKE_CHANGES, [limit]);
    const keys = new Set<string>();
    const own = changes.filter(({ workspace, at, contact }) => {
      const key = `${workspace} ${at.getTime()} ${contact}`;
      if (keys.has(key) || at.getTime() < since || at.getTime() >= until) return false;
      keys.add(key);
      return true;
    });
    if (own.length > 0) await this.sumAgain(own, tx);
    return changes.length;
  }

  private async sumAgain(changes: readonly LateChange[], tx: EntityManager): Promise<void> {
    const values = [
      changes.map(({ workspace }) => workspace),
      changes.map(({ at }) => at),
      changes.map(({ contact }) => contact),
    ];
    await tx.query(forget('quarter_sum'), values);
    await tx.query(forget('quarter_failure'), values);
    await tx.query(sumSql(CHANGED), values);
    await tx.query(failureSql(CHANGED), values);
  }
}

const quarterOf = (time: string) => `date_bin('15 minutes', ${time}, 'epoch')`;

/**
 * Changes of what is older than an hour are noted, by transactions that began since. So what may still change without a
 * note is younger than that, or of a transaction that is still open. The minute is for transactions just beginning.
 */
const SETTLED = quarterOf(`least(
    clock_timestamp(),
    (SELECT min(xact_start) FROM pg_stat_activity 
      WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid())
  ) - interval '61 minutes'`);

/** Begins where there is anything; what comes in before that later is counted from rows. */
const BEGIN_SUMS = `
INSERT INTO summed (since, until)
SELECT b.at, b.at
  FROM (SELECT ${quarterOf(`least((SELECT min(created_at) FROM message), (SELECT min(started_at) FROM run), ${SETTLED})`)} AS at) b
 WHERE NOT EXISTS (SELECT 1 FROM summed)
ON CONFLICT DO NOTHING`;

const TAKE_CHANGES = `
DELETE FROM late_change WHERE id = ANY(ARRAY(SELECT id FROM late_change ORDER BY id LIMIT $1))
RETURNING workspace_id AS workspace, at, contact_id AS contact`;

/** What is summed up; visits are those of the steps `s`. */
interface Origin {
  readonly messages: string;
  readonly runs: string;
  readonly visits: string;
  readonly conversions: string;
}

/** $1 and $2 are where a time that was never summed up begins and ends. */
const WITHIN: Origin = {
  messages: 'message m WHERE m.created_at >= $1 AND m.created_at < $2',
  runs: 'run r WHERE r.started_at >= $1 AND r.started_at < $2',
  visits: `step s
    JOIN visit x ON x.version_id = s.version_id AND x.node_id = s.node_id AND x.left_at >= $1 AND x.left_at < $2
    JOIN run r ON r.id = x.run_id WHERE true`,
  conversions: 'conversion c JOIN run r ON r.id = c.run_id WHERE c.at >= $1 AND c.at < $2',
};

const LATE = `unnest($1::uuid[], $2::timestamptz[], $3::uuid[]) AS l (workspace_id, at, contact_id)`;
const inQuarter = (time: string) => `${time} >= l.at AND ${time} < l.at + interval '15 minutes'`;

/** $1, $2 and $3 are workspaces, quarters and contacts. */
const CHANGED: Origin = {
  messages: `${LATE} JOIN message m
      ON m.contact_id = l.contact_id AND m.workspace_id = l.workspace_id AND ${inQuarter('m.created_at')} WHERE true`,
  runs: `${LATE} JOIN run r
      ON r.contact_id = l.contact_id AND r.workspace_id = l.workspace_id AND ${inQuarter('r.started_at')} WHERE true`,
  visits: `${LATE} JOIN run r ON r.contact_id = l.contact_id AND r.workspace_id = l.workspace_id
    JOIN visit x ON x.run_id = r.id AND ${inQuarter('x.left_at')}
    JOIN step s ON s.version_id = x.version_id AND s.node_id = x.node_id WHERE true`,
  conversions: `${LATE} JOIN run r ON r.contact_id = l.contact_id AND r.workspace_id = l.workspace_id
    JOIN conversion c ON c.run_id = r.id AND ${inQuarter('c.at')} WHERE true`,
};

function sumSql({ messages, runs, visits, conversions }: Origin): string {
  return `
WITH ${GOAL_STEPS}
INSERT INTO quarter_sum (${SUM_COLUMNS})
${sumOf([
  messageParts(messages, quarterOf('m.created_at')),
  runParts(runs, quarterOf('r.started_at')),
  ...goalParts(conversions, visits, quarterOf),
])}`;
}

function failureSql({ messages, visits }: Origin): string {
  return `
WITH ${SENDING_STEPS}
INSERT INTO quarter_failure (workspace_id, at, contact_id, type, code, times, last_at, last_message_id)
SELECT workspace_id, ${quarterOf('at')}, contact_id, type, code, sum(times), max(last_at), max(last_message_id::text)::uuid
  FROM (${failedParts(messages)} UNION ALL ${blockedParts(visits)}) AS part
 GROUP BY 1, 2, 3, 4, 5`;
}

function forget(table: 'quarter_sum' | 'quarter_failure'): string {
  return `DELETE FROM ${table} q USING ${LATE}
   WHERE q.workspace_id = l.workspace_id AND q.at = l.at AND q.contact_id = l.contact_id`;
}
