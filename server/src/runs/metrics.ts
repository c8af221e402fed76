import type { MessageStatus, OutputId, RunState, Visit, WithheldBy } from '@sendero/shared';

/**
 * What is counted for each node of a version. A passage counts as its output, or as how the run ended there without one; a
 * run that ended because its output leads nowhere counts as that output and as `unconnected`.
 */
export type Metric =
  | 'entered'
  | `output:${OutputId}`
  | 'unconnected'
  | 'ended'
  | 'failed'
  | 'control'
  | 'holdout'
  | 'moved'
  | MessageMetric;

/** Counts of the messages that a node sent; each message counts once for every status it passes, and once as clicked. */
export type MessageMetric = 'queued' | 'sent' | 'delivered' | 'read' | 'clicked' | 'message_failed';

/** What a run counts as that got nothing. */
export const WITHHELD_METRICS: Readonly<Record<WithheldBy, Metric>> = { control_group: 'control', holdout: 'holdout' };

/**
 * What a passage counts as.
 *
 * @param status how the run stands after it
 * @param ending what a run counts as that ends other than by an output
 */
export function visitMetrics(
  { output }: Pick<Visit, 'output'>,
  status: RunState['status'],
  ending: Metric,
): readonly Metric[] {
  if (output === null) return [status === 'failed' ? 'failed' : ending];
  return status === 'ended' ? [`output:${output}`, 'unconnected'] : [`output:${output}`];
}

const growth = ['sent', 'delivered', 'read'] as const;

/** What a message adds to the counters when a receipt moves it from one status to a later one. */
export function metricsPassed(from: MessageStatus, to: MessageStatus): readonly MessageMetric[] {
  if (to === 'failed') return from === 'failed' ? [] : ['message_failed'];
  const reached = growth.findIndex((status) => status === to);
  const already = growth.findIndex((status) => status === from);
  return growth.slice(already + 1, reached + 1);
}

/** One line of the append-only counter table. */
export interface CounterDelta {
  readonly versionId: string;
  readonly nodeId: string;
  readonly metric: Metric;
  readonly n: number;
}

/** Adds up deltas of the same counter, so that a batch writes a few rows. */
export class CounterDeltas {
  private readonly sums = new Map<string, CounterDelta>();

  add(versionId: string, nodeId: string, metric: Metric, n = 1): void {
    const key = `${versionId} ${nodeId} ${metric}`;
    this.sums.set(key, { versionId, nodeId, metric, n: (this.sums.get(key)?.n ?? 0) + n });
  }

  get rows(): readonly CounterDelta[] {
    return [...this.sums.values()];
  }

  get versions(): readonly string[] {
    return [...new Set(this.rows.map(({ versionId }) => versionId))];
  }
}
