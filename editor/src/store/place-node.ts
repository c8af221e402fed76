import type { JourneyDocument, JourneyEdge, JourneyNode } from '@sendero/shared';
import { nodeOf, takesEdges, type Position } from './edit-document';

/** The room that a card takes on the canvas in canvas units, gaps included. */
export const CARD = { width: 260, height: 150, gapX: 90, gapY: 40 } as const;

const stepX = CARD.width + CARD.gapX;
const stepY = CARD.height + CARD.gapY;

/** Right of a node, and below what is already there. */
export function rightOf(document: JourneyDocument, node: JourneyNode): Position {
  return freeSpot(document, { x: node.position.x + stepX, y: node.position.y });
}

/** The nearest spot at or below a position where a card covers no other. */
export function freeSpot(document: JourneyDocument, wanted: Position): Position {
  let spot = { x: Math.round(wanted.x), y: Math.round(wanted.y) };
  while (document.nodes.some((node) => overlaps(node.position, spot))) spot = { x: spot.x, y: spot.y + stepY };
  return spot;
}

/**
 * Opens room for a card between the two ends of an edge: everything from the target's column on moves right when the
 * gap is too narrow.
 */
export function openGap(document: JourneyDocument, edge: JourneyEdge): { document: JourneyDocument; spot: Position } {
  const from = nodeOf(document, edge.from);
  const to = nodeOf(document, edge.to);
  if (!from || !to) return { document, spot: { x: 0, y: 0 } };
  const spot = { x: from.position.x + stepX, y: to.position.y };
  const missing = spot.x + stepX - to.position.x;
  if (to.position.x <= from.position.x) return { document, spot: freeSpot(document, middle(from, to)) };
  if (missing <= 0) return { document, spot: freeSpot(document, middle(from, to)) };
  const edgeX = to.position.x;
  const shifted = {
    ...document,
    nodes: document.nodes.map((node) =>
      node.position.x >= edgeX && takesEdges(node) && node.id !== from.id
        ? { ...node, position: { x: node.position.x + missing, y: node.position.y } }
        : node,
    ),
  };
  return { document: shifted, spot: freeSpot(shifted, spot) };
}

function middle(from: JourneyNode, to: JourneyNode): Position {
  return { x: (from.position.x + to.position.x) / 2, y: (from.position.y + to.position.y) / 2 };
}

function overlaps(a: Position, b: Position): boolean {
  return Math.abs(a.x - b.x) < CARD.width + 20 && Math.abs(a.y - b.y) < CARD.height;
}
