import {
  definitionOf,
  fullTitleOf,
  outputsOf,
  titleOf,
  type JourneyNode,
  type NodeGroup,
  type Output,
} from '@sendero/shared';
import { useUpdateNodeInternals } from '@xyflow/react';
import { useEffect, useRef, type ReactNode } from 'react';
import { viewOf } from '../nodes';
import { takesEdges } from '../store/edit-document';
import { IN } from './flow-elements';
import styles from './node-card.module.css';
import { NodeHandle } from './node-handle';

interface Props {
  readonly node: JourneyNode;
  /** What was measured, in the canvas's own measure; 0 or nothing before. */
  readonly height?: number | undefined;
  readonly connectable: boolean;
  /** Stands in the upper right corner. */
  readonly badge?: ReactNode;
  /** One line under the title; the view's own summary when absent. */
  readonly summary?: ReactNode;
  /** Stands between the head and the outputs. */
  readonly children?: ReactNode;
  /** The outputs to draw; all of them when absent. */
  readonly outputs?: readonly Output[];
  /** Draws what an output is called; the handle is drawn by the card. */
  readonly renderOutput: (output: Output) => ReactNode;
}

/** Above and below a card, in px. */
const BORDERS = 2;

/** A step on the canvas, drawn from its view and its outputs, whatever its type. */
export function NodeCard({
  node,
  height = 0,
  connectable,
  badge,
  summary,
  children,
  outputs = outputsOf(node),
  renderOutput,
}: Props) {
  const { Icon, Summary } = viewOf(node.type);
  useMeasuredHandles(node, outputs);
  return (
    <div
      className={styles.card}
      data-testid={`node-${node.id}`}
      data-group={groupOf(node)}
      data-title={shortTitle(node)}
      data-measured={height > 0 || undefined}
    >
      <div className={styles.content} style={height > 0 ? { containIntrinsicHeight: height - BORDERS } : undefined}>
        {takesEdges(node) && (
          <NodeHandle node={node.id} id={IN} type="target" connectable={connectable} className={styles.in} />
        )}
        <div className={styles.head}>
          <span className={styles.icon}>
            <Icon size={18} stroke={1.8} aria-hidden />
          </span>
          <span className={styles.names}>
            <span className={styles.title}>{summary === undefined ? titleOf(node) : fullTitleOf(node)}</span>
            <span className={styles.summary}>{summary ?? <Summary config={node.config} />}</span>
          </span>
          {badge}
        </div>
        {children}
        {outputs.length > 0 && (
          <ul className={styles.outputs}>
            {outputs.map((output) => (
              <li key={output.id} className={styles.output}>
                {renderOutput(output)}
                <NodeHandle
                  node={node.id}
                  id={output.id}
                  type="source"
                  connectable={connectable}
                  className={styles.out}
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** As many letters as a card has room for when it is seen from afar. */
const SHORT = 28;

function shortTitle(node: JourneyNode): string {
  const letters = [...fullTitleOf(node)];
  return letters.length > SHORT ? `${letters.slice(0, SHORT - 1).join('')}…` : letters.join('');
}

function groupOf(node: JourneyNode): NodeGroup {
  return definitionOf(node.type).group;
}

/** React Flow measures handles when the card's size changes; reordered outputs change no size. */
function useMeasuredHandles({ id }: JourneyNode, outputs: readonly Output[]): void {
  const measure = useUpdateNodeInternals();
  const order = outputs.map((output) => output.id).join(' ');
  const measured = useRef(order);
  // Outside React: React Flow's record of where handles are; it takes the first one by itself.
  useEffect(() => {
    if (measured.current === order) return;
    measured.current = order;
    measure(id);
  }, [measure, id, order]);
}
