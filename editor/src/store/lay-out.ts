import { Graph, layout } from '@dagrejs/dagre';
import { outputsOf, type JourneyDocument, type JourneyNode, type NodeId } from '@sendero/shared';
import { edgeKey } from './edge-key';
import type { Position } from './edit-document';
import { CARD } from './place-node';

/** Where each node stands when the journey is drawn from left to right. */
export function layOut(document: JourneyDocument): ReadonlyMap<NodeId, Position> {
  const graph = new Graph({ multigraph: true })
    .setGraph({ rankdir: 'LR', nodesep: CARD.gapY, ranksep: CARD.gapX, edgesep: 20 })
    .setDefaultEdgeLabel(() => ({}));
  for (const node of document.nodes) graph.setNode(node.id, { width: CARD.width, height: heightOf(node) });
  for (const edge of document.edges) graph.setEdge(edge.from, edge.to, {}, edgeKey(edge));
  layout(graph);
  return new Map(
    document.nodes.map((node) => {
      const { x, y } = graph.node(node.id);
      return [node.id, { x: Math.round(x - CARD.width / 2), y: Math.round(y - heightOf(node) / 2) }];
    }),
  );
}

/** About what the card takes: a head of 76 and 26 for each output. */
function heightOf(node: JourneyNode): number {
  return 76 + 26 * outputsOf(node).length;
}
