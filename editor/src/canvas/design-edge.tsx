import { IconX } from '@tabler/icons-react';
import { BaseEdge, getBezierPath, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { edgeLook } from '../problems/shown-way';
import { useJourneyStore } from '../store/journey-context';
import { useCanvasView } from './canvas-view';
import styles from './design-edge.module.css';
import { edgeLabelTransform } from './edge-label-place';
import { EdgeLayer } from './edge-layer';
import { asEdgeKey, type OutputEdge } from './flow-elements';

/** A connection with what its output is called, and a button that deletes it. */
export const DesignEdge = memo(function DesignEdge(props: EdgeProps<OutputEdge>) {
  const { data, selected = false } = props;
  const id = asEdgeKey(props.id);
  const journey = useJourneyStore();
  const hovered = useCanvasView((view) => view.hoveredEdge === id);
  const drop = useCanvasView((view) => view.dropEdge === id);
  const look = useCanvasView((view) => edgeLook(view, props.source, props.target));
  const [path] = getBezierPath(props);
  const state = drop ? 'drop' : selected ? 'selected' : hovered ? 'hovered' : 'still';
  return (
    <>
      <BaseEdge path={path} interactionWidth={28} className={styles.edge ?? ''} data-state={state} data-way={look} />
      <EdgeLayer>
        <div
          className={`${styles.label} nopan nodrag`}
          style={{ transform: edgeLabelTransform(props) }}
          data-edge={id}
          data-state={state}
          data-way={look}
        >
          {data?.label && <span className={styles.text}>{data.label}</span>}
          <button
            type="button"
            className={styles.delete}
            tabIndex={selected ? 0 : -1}
            aria-label={`Delete the connection from ${data?.title ?? id}`}
            title="Delete the connection"
            onClick={() => journey.getState().disconnect(id)}
          >
            <IconX size={12} stroke={2.5} aria-hidden />
          </button>
        </div>
      </EdgeLayer>
    </>
  );
});
