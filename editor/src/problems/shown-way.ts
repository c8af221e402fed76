import type { NodeId, Problem } from '@sendero/shared';
import type { CanvasView } from '../canvas/canvas-view';

/** How a card or an edge stands to the problem whose way is shown: on the way, aside from it, or neither. */
export type WayLook = Problem['severity'] | 'aside' | null;

type Shown = Pick<CanvasView, 'lookedAt' | 'problem'>;

/** The steps that lead into a problem, the problem's own last. */
export function wayOf({ path, node }: Problem): readonly NodeId[] {
  return path?.length ? path : node === undefined ? [] : [node];
}

/** What is looked at goes before what was chosen. */
export function nodeLook({ lookedAt, problem }: Shown, node: NodeId): WayLook {
  const shown = lookedAt ?? problem;
  if (!shown) return null;
  const way = wayOf(shown);
  if (way.includes(node)) return shown.severity;
  return way.length > 1 ? 'aside' : null;
}

export function edgeLook({ lookedAt, problem }: Shown, from: string, to: string): WayLook {
  const shown = lookedAt ?? problem;
  if (!shown) return null;
  const way = wayOf(shown);
  if (way.some((node, index) => node === from && way[index + 1] === to)) return shown.severity;
  return way.length > 1 ? 'aside' : null;
}
