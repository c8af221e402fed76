import type { NodeId } from '@sendero/shared';
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useJourney } from '../store/journey-context';
import { singleNode } from '../store/selection';
import { CARD } from '../store/place-node';

/** How near to the edge of the canvas a selected card may stand, in px. */
const MARGIN = 24;

/** Moves the canvas just as far as it takes to see a card that was just selected or added. */
export function useSelectedInView(): void {
  useNodeInView(useJourney((state) => singleNode(state.selection)));
}

/** Moves the canvas just as far as it takes to see a card. */
export function useNodeInView(selected: NodeId | undefined): void {
  const { getNode, getViewport, setViewport } = useReactFlow();
  const flow = useStoreApi();

  // Outside React: the viewport, which follows once the form beside the canvas has taken its room.
  useEffect(() => {
    if (selected === undefined) return;
    const timer = setTimeout(() => {
      const node = getNode(selected);
      const { width, height } = flow.getState();
      if (!node || node.dragging) return;
      const { x, y, zoom } = getViewport();
      const left = node.position.x * zoom + x;
      const top = node.position.y * zoom + y;
      const dx = missing(left, (node.measured?.width ?? CARD.width) * zoom, width);
      const dy = missing(top, (node.measured?.height ?? CARD.height) * zoom, height);
      if (dx !== 0 || dy !== 0) void setViewport({ x: x + dx, y: y + dy, zoom }, { duration: 200 });
    }, 80);
    return () => clearTimeout(timer);
  }, [selected, getNode, getViewport, setViewport, flow]);
}

/** How far a stretch must move to lie within 0 and `room`; its start counts more than its end. */
function missing(start: number, length: number, room: number): number {
  if (start < MARGIN) return MARGIN - start;
  const over = start + length + MARGIN - room;
  return over > 0 ? -Math.min(over, start - MARGIN) : 0;
}
