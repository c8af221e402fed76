import type { FitViewOptions } from '@xyflow/react';
import { NARROW } from './narrow';

/** Shows everything without blowing up a small journey. */
export const FIT: FitViewOptions = { padding: 0.08, maxZoom: 1, duration: 200 };

/** What is seen first: everything, or on a narrow screen the first step at a size that can be read. */
export function firstFit(first: string | undefined): FitViewOptions {
  if (first === undefined || !window.matchMedia(NARROW).matches) return FIT;
  return { nodes: [{ id: first }], minZoom: 0.9, maxZoom: 0.9 };
}
