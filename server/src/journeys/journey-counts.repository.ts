import { Injectable } from '@nestjs/common';
import type { JourneyCounts, JourneyId, NodeCounts, NodeId, VersionId, WorkspaceId } from '@sendero/shared';
import { DataSource } from 'typeorm';

/** What happened at each node of a version, from the counters and what is not folded into them yet. */
@Injectable()
export class JourneyCountsRepository {
  constructor(private readonly database: DataSource) {}

  /** The counts of several versions, from one snapshot. A node at which nothing ever happened is left out. */
  async load(workspaceId: WorkspaceId, versions: readonly string[]): Promise<readonly JourneyCounts[]> {
    const rows = await this.database.query<CountRow[]>(LOAD, [workspaceId, versions]);
    return rows.map(({ journeyId, versionId, counters }) => ({
      journeyId,
      versionId,
      nodes: Object.fromEntries(
        Object.entries(counters ?? {}).map(([node, metrics]) => [node, countsOf(new Map(Object.entries(metrics)))]),
      ),
    }));
  }
}

interface CountRow {
  readonly journeyId: JourneyId;
  readonly versionId: VersionId;
  readonly counters: { readonly [node: NodeId]: { readonly [metric: string]: number } } | null;
}

const LOAD = `
SELECT v.journey_id AS "journeyId", v.id AS "versionId", counted.counters
  FROM journey_version v
  LEFT JOIN LATERAL (
    SELECT json_object_agg(node_id, metrics) AS counters FROM (
      SELECT node_id, json_object_agg(metric, n) AS metrics FROM (
        SELECT node_id, metric, sum(n) AS n FROM (
          SELECT node_id, metric, n FROM counter WHERE version_id = v.id
          UNION ALL
          SELECT node_id, metric, n FROM counter_delta WHERE version_id = v.id
        ) parts GROUP BY node_id, metric
      ) sums GROUP BY node_id
    ) nodes
  ) counted ON true
 WHERE v.workspace_id = $1 AND v.id = ANY($2::uuid[])
 ORDER BY v.id`;

const OUTPUT = 'output:';

function countsOf(metrics: ReadonlyMap<string, number>): NodeCounts {
  const count = (metric: string) => metrics.get(metric) ?? 0;
  const outputs = Object.fromEntries(
    [...metrics].flatMap(([metric, n]) => (metric.startsWith(OUTPUT) ? [[metric.slice(OUTPUT.length), n]] : [])),
  );
  const left = Object.values(outputs).reduce((sum: number, n: number) => sum + n, 0);
  const [entered, ended, failed] = [count('entered'), count('ended'), count('failed')];
  const [control, holdout, moved] = [count('control'), count('holdout'), count('moved')];
  return {
    entered,
    here: entered - left - ended - failed - control - holdout - moved,
    outputs,
    ended,
    failed,
    control,
    holdout,
    moved,
    messages: {
      queued: count('queued'),
      sent: count('sent'),
      delivered: count('delivered'),
      read: count('read'),
      clicked: count('clicked'),
      failed: count('message_failed'),
    },
  };
}
