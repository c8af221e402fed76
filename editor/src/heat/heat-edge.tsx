import { BaseEdge, EdgeLabelRenderer, getBezierPath, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { edgeLabelPlace } from '../canvas/edge-label-place';
import { asNodeId, type OutputEdge } from '../canvas/flow-elements';
import { countText } from '../ui/count-text';
import { useHeat, wentAlong } from './heat-context';
import styles from './heat-edge.module.css';
import { edgeWidth } from './heat-level';

/** A connection, the wider the more went along it, with how many they are. */
export const HeatEdge = memo(function HeatEdge(props: EdgeProps<OutputEdge>) {
  const { id, source, target, sourceHandleId } = props;
  const { started, steps } = useHeat();
  const runs = wentAlong(steps.get(asNodeId(source)), sourceHandleId ?? '', target);
  const [path] = getBezierPath(props);
  const { x, y } = edgeLabelPlace(props);
  return (
    <>
      <BaseEdge
        path={path}
        className={styles.edge ?? ''}
        style={{ strokeWidth: edgeWidth(runs, started) }}
        data-passed={runs > 0 || undefined}
      />
      {runs > 0 && (
        <EdgeLabelRenderer>
          <span
            className={styles.count}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            data-testid={`heat-${id}`}
          >
            {countText(runs)}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
