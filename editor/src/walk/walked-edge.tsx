import { BaseEdge, getBezierPath, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { edgeLabelPlace } from '../canvas/edge-label-place';
import { EdgeLayer } from '../canvas/edge-layer';
import { asEdgeKey, type OutputEdge } from '../canvas/flow-elements';
import { edgeKey } from '../store/edge-key';
import { useWalk } from './walk-context';
import styles from './walked-edge.module.css';

/** A connection that shows whether the walk took it, and moves where it was taken just now. */
export const WalkedEdge = memo(function WalkedEdge(props: EdgeProps<OutputEdge>) {
  const id = asEdgeKey(props.id);
  const walk = useWalk();
  const taken = walk.taken.get(id) ?? 0;
  const { left } = walk;
  const expected =
    left !== undefined && left.output !== null && id === edgeKey({ from: left.node, output: left.output });
  const state = walk.fresh.has(id) ? 'fresh' : taken > 0 ? 'taken' : expected ? 'expected' : 'still';
  const [path] = getBezierPath(props);
  const { x, y } = edgeLabelPlace(props);
  return (
    <>
      <BaseEdge
        path={path}
        interactionWidth={0}
        className={styles.edge ?? ''}
        data-state={state}
        data-testid={`walked-${id}`}
      />
      {taken > 1 && (
        <EdgeLayer>
          <span className={styles.count} style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
            ×{taken}
          </span>
        </EdgeLayer>
      )}
    </>
  );
});
