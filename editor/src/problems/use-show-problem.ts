import type { Problem } from '@sendero/shared';
import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { useCanvasViewStore } from '../canvas/canvas-view';
import { useJourneyStore } from '../store/journey-context';
import { onlyNodes } from '../store/selection';
import { wayOf } from './shown-way';

/** Goes to a problem's step and shows the way that leads into it. */
export function useShowProblem(): (problem: Problem) => void {
  const store = useJourneyStore();
  const view = useCanvasViewStore();
  const { fitView } = useReactFlow();
  return useCallback(
    (problem) => {
      view.setState({ problem });
      if (problem.node === undefined) return;
      store.getState().select(onlyNodes([problem.node]));
      const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 300;
      void fitView({ nodes: wayOf(problem).map((id) => ({ id })), maxZoom: 1, padding: 0.3, duration });
    },
    [store, view, fitView],
  );
}
