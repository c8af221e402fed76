import { BaseEdge, getBezierPath, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { edgeLabelTransform } from '../canvas/edge-label-place';
import { EdgeLayer } from '../canvas/edge-layer';
import type { OutputEdge } from '../canvas/flow-elements';
import { useDiff } from './diff-context';
import { isLost } from './diff-edges';
import styles from './diff-edge.module.css';
import { markLooks } from './mark-look';

/** A connection that is there, was there, or is new. */
export const DiffEdge = memo(function DiffEdge(props: EdgeProps<OutputEdge>) {
  const { id, data } = props;
  const { newEdges } = useDiff();
  const mark = isLost(id) ? 'removed' : newEdges.has(id) ? 'added' : 'same';
  const look = mark === 'same' ? null : markLooks[mark];
  const [path] = getBezierPath(props);
  return (
    <>
      <BaseEdge path={path} interactionWidth={0} className={styles.edge ?? ''} data-mark={mark} />
      {(look || data?.label) && (
        <EdgeLayer>
          <span
            className={styles.label}
            style={{ transform: edgeLabelTransform(props) }}
            data-mark={mark}
            title={look ? `${look.word}: ${data?.title ?? ''}` : undefined}
          >
            {look && <look.Icon size={12} stroke={2.6} aria-hidden />}
            {data?.label && <span className={styles.text}>{data.label}</span>}
          </span>
        </EdgeLayer>
      )}
    </>
  );
});
