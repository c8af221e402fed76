import type { JourneyEdge, NodeId, OutputId } from '@sendero/shared';

/** Names an edge by the output that it leaves: an output leads to one node at most. */
export type EdgeKey = `${NodeId}:${OutputId}`;

export function edgeKey({ from, output }: Pick<JourneyEdge, 'from' | 'output'>): EdgeKey {
  return `${from}:${output}`;
}
