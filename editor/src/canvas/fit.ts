import type { JourneyDocument, NodeId } from '@sendero/shared';
import type { FitViewOptions } from '@xyflow/react';
import { CARD } from '../store/place-node';
import { NARROW } from './narrow';

/** Shows everything without blowing up a small journey. */
export const FIT: FitViewOptions = { padding: 0.08, maxZoom: 1, duration: 200 };

/** Wider or higher than this, in canvas units, a journey can't be read when all of it is seen. */
const READABLE = { width: 2_600, height: 1_500 } as const;

/** A step at a size that can be read, or everything where that can be. */
export function closeFit({ nodes }: JourneyDocument, node: NodeId): FitViewOptions {
  const spread = (along: 'x' | 'y') => {
    const places = nodes.map(({ position }) => position[along]);
    return Math.max(...places) - Math.min(...places);
  };
  const isSmall = spread('x') + CARD.width <= READABLE.width && spread('y') + CARD.height <= READABLE.height;
  return isSmall && !window.matchMedia(NARROW).matches ? FIT : { nodes: [{ id: node }], minZoom: 0.8, maxZoom: 0.8 };
}

/** What is seen first: everything, or on a narrow screen the first step at a size that can be read. */
export function firstFit(first: string | undefined): FitViewOptions {
  if (first === undefined || !window.matchMedia(NARROW).matches) return FIT;
  return { nodes: [{ id: first }], minZoom: 0.9, maxZoom: 0.9 };
}
