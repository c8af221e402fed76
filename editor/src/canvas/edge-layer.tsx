import { useStore } from '@xyflow/react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface Props {
  readonly children: ReactNode;
}

/**
 * Draws over the edges and under the cards, in the canvas's own measure. React Flow's `EdgeLabelRenderer` looks for the
 * same place again for every edge whenever the canvas moves, which takes longer than a frame with hundreds of them.
 */
export function EdgeLayer({ children }: Props) {
  const layer = useStore(({ domNode }) => layerOf(domNode));
  return layer && createPortal(children, layer);
}

const layers = new WeakMap<Element, Element>();

function layerOf(canvas: Element | null): Element | null {
  if (!canvas) return null;
  const layer = layers.get(canvas) ?? canvas.querySelector('.react-flow__edgelabel-renderer');
  if (layer) layers.set(canvas, layer);
  return layer;
}
