import { CloseButton } from '@mantine/core';
import { titleOf, type JourneyDocument, type NodeId } from '@sendero/shared';
import { Panel, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useMemo, useState } from 'react';
import layout from '../canvas/canvas-layout.module.css';
import { useNodeInView } from '../canvas/use-selected-in-view';
import { WatchedCanvas } from '../canvas/watched-canvas';
import { diffLines } from '../lifecycle/diff-lines';
import styles from './compare-view.module.css';
import { DiffCard } from './diff-card';
import { DiffContext } from './diff-context';
import { DiffEdge } from './diff-edge';
import { diffEdges } from './diff-edges';
import { DiffLegend } from './diff-legend';
import { drawAlone, drawDiff } from './drawn-diff';
import { FieldChanges } from './field-changes';
import { LineList } from './line-list';
import { StepAsItWas } from './step-as-it-was';

const drawing = { nodeTypes: { card: DiffCard }, edgeTypes: { output: DiffEdge } };

interface Props {
  /** Null shows the later journey alone. */
  readonly before: JourneyDocument | null;
  readonly after: JourneyDocument;
  /** What the canvas shows, for people who can't see it. */
  readonly label: string;
}

/** A journey to be looked at: alone, or with what became of each step since it was another. */
export function CompareView(props: Props) {
  return (
    <ReactFlowProvider>
      <Compared {...props} />
    </ReactFlowProvider>
  );
}

function Compared({ before, after, label }: Props) {
  const drawn = useMemo(() => (before ? drawDiff(before, after) : drawAlone(after)), [before, after]);
  const edges = useMemo(() => diffEdges(drawn), [drawn]);
  const [chosen, choose] = useState<NodeId | null>(null);
  useNodeInView(chosen ?? undefined);
  const { fitView } = useReactFlow();
  /** A line may be about a step that is far away, or too small to be read. */
  const goTo = (id: NodeId) => {
    choose(id);
    requestAnimationFrame(() => void fitView({ nodes: [{ id }], minZoom: 0.6, maxZoom: 0.9, duration: 300 }));
  };
  const node = drawn.document.nodes.find(({ id }) => id === chosen);
  const change = drawn.diff.nodes.changed.find((one) => one.after.id === chosen);
  const gone = chosen !== null && drawn.marks.get(chosen) === 'removed';
  return (
    <DiffContext value={drawn}>
      <div className={`${layout.view} ${styles.view}`} data-testid="comparison">
        <div className={`${layout.canvas} ${styles.canvas}`}>
          <WatchedCanvas
            label={label}
            drawing={drawing}
            document={drawn.document}
            edges={edges}
            chosen={chosen}
            onChoose={choose}
          >
            {before && (
              <Panel position="top-left">
                <DiffLegend />
              </Panel>
            )}
          </WatchedCanvas>
        </div>
        {(before || node) && (
          <aside
            className={`${layout.side} ${layout.parts} ${styles.side}`}
            aria-label={before ? 'What differs' : 'The step'}
          >
            {before && (
              <section className={styles.lines} data-beside={node !== undefined || undefined}>
                <h3 className={styles.title}>What differs</h3>
                <LineList lines={diffLines(drawn.diff, before, after)} chosen={chosen} onChoose={goTo} />
              </section>
            )}
            {node && (
              <section className={styles.chosen}>
                <div className={styles.step}>
                  <h3 className={styles.title}>{titleOf(node)}</h3>
                  <CloseButton aria-label="Close the step" onClick={() => choose(null)} />
                </div>
                {change && <FieldChanges change={change} />}
                <StepAsItWas key={node.id} document={before && gone ? before : after} id={node.id} />
              </section>
            )}
          </aside>
        )}
      </div>
    </DiffContext>
  );
}
