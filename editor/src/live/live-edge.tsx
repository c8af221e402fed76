import { useReducedMotion } from '@mantine/hooks';
import { BaseEdge, getBezierPath, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { edgeLabelPlace } from '../canvas/edge-label-place';
import { EdgeLayer } from '../canvas/edge-layer';
import { asEdgeKey, asNodeId, type OutputEdge } from '../canvas/flow-elements';
import { countText } from '../ui/count-text';
import { useLive, useNodeCounts, usePulses } from './live-context';
import styles from './live-edge.module.css';

/** A connection with how many went along it, and a dot for each who does so now. */
export const LiveEdge = memo(function LiveEdge(props: EdgeProps<OutputEdge>) {
  const id = asEdgeKey(props.id);
  const { pulses } = useLive();
  const running = usePulses(id);
  const still = useReducedMotion();
  const passed = useNodeCounts(asNodeId(props.source), (counts) => counts.outputs[props.sourceHandleId ?? ''] ?? 0);
  const [path] = getBezierPath(props);
  const { x, y } = edgeLabelPlace(props);
  return (
    <>
      <BaseEdge path={path} interactionWidth={0} className={styles.edge ?? ''} data-passed={passed > 0 || undefined} />
      {!still &&
        running.map((pulse) => (
          <circle
            key={pulse}
            r={5}
            className={styles.pulse}
            style={{ offsetPath: `path('${path}')` }}
            onAnimationEnd={() => pulses.end(id, pulse)}
          />
        ))}
      {passed > 0 && (
        <EdgeLayer>
          <span
            className={styles.count}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            data-testid={`edge-${id}`}
          >
            {countText(passed)}
          </span>
        </EdgeLayer>
      )}
    </>
  );
});
