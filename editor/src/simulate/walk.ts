import type { Simulation } from '@sendero/engine';
import type { NodeId } from '@sendero/shared';
import { edgeKey, type EdgeKey } from '../store/edge-key';
import type { Walk } from '../walk/walk';

/** The way of the current run, as the canvas draws it. */
export function walkOf({ run, runs, log }: Pick<Simulation, 'run' | 'runs' | 'log'>): Walk {
  const entered = new Map<NodeId, number>();
  const taken = new Map<EdgeKey, number>();
  let fresh = new Set<EdgeKey>();
  for (const happening of log) {
    if (happening.run !== runs || !happening.state) continue;
    for (const node of happening.entered) entered.set(node, (entered.get(node) ?? 0) + 1);
    const edges = happening.visits.flatMap(({ node, output }) =>
      output === null ? [] : [edgeKey({ from: node, output })],
    );
    for (const edge of edges) taken.set(edge, (taken.get(edge) ?? 0) + 1);
    fresh = new Set(edges);
  }
  return { entered, taken, fresh, at: run?.node ?? null, status: run?.status ?? null };
}
