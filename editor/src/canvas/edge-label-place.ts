import type { EdgeProps } from '@xyflow/react';

/** How far along an edge its label stands: nearer to the output, so that edges to the same node keep theirs apart. */
const ALONG = 0.32;

/** Where an edge's label stands on its curve. */
export function edgeLabelPlace({
  sourceX,
  sourceY,
  targetX,
  targetY,
}: Pick<EdgeProps, 'sourceX' | 'sourceY' | 'targetX' | 'targetY'>): { readonly x: number; readonly y: number } {
  const reach = Math.max(Math.abs(targetX - sourceX) / 2, 20);
  return {
    x: cubic(sourceX, sourceX + reach, targetX - reach, targetX),
    y: cubic(sourceY, sourceY, targetY, targetY),
  };
}

/** How far from its output a label keeps, in the canvas's measure: the card and its handle lie there. */
const CLEAR = 10;

/** Draws the middle of a label on its place, or its beginning beside the output where a long one would lie on the card. */
export function edgeLabelTransform(edge: Parameters<typeof edgeLabelPlace>[0]): string {
  const { x, y } = edgeLabelPlace(edge);
  const room = x - edge.sourceX - CLEAR;
  const left = room > 0 ? `max(-50%, ${-room}px)` : '-50%';
  return `translate(${x}px, ${y}px) translate(${left}, -50%)`;
}

function cubic(from: number, leaving: number, arriving: number, to: number): number {
  const rest = 1 - ALONG;
  return rest ** 3 * from + 3 * rest ** 2 * ALONG * leaving + 3 * rest * ALONG ** 2 * arriving + ALONG ** 3 * to;
}
