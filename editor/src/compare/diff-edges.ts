import { outputEdges, type OutputEdge } from '../canvas/flow-elements';
import type { DrawnDiff } from './drawn-diff';

const NO_EDGES = new Set<never>();
/** No node's id has a space. */
const LOST = 'lost ';

/** Every connection of a picture: those that are there, and behind them those that are gone. */
export function diffEdges({ document, lostEdges, lostOutputs }: DrawnDiff): readonly OutputEdge[] {
  const lost = outputEdges({ ...document, edges: [...lostEdges] }, NO_EDGES).map((edge): OutputEdge => {
    const output = [...lostOutputs].find(([node]) => node === edge.source)?.[1];
    const label = output?.find(({ id }) => id === edge.sourceHandle)?.label ?? edge.data?.label ?? '';
    return { ...edge, id: LOST + edge.id, data: { label, title: edge.data?.title ?? '' } };
  });
  return [...lost, ...outputEdges(document, NO_EDGES)];
}

export function isLost(id: string): boolean {
  return id.startsWith(LOST);
}
