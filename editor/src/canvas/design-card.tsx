import { Tooltip } from '@mantine/core';
import type { NodeId, Output, Problem } from '@sendero/shared';
import { IconAlertTriangleFilled, IconAlertCircleFilled } from '@tabler/icons-react';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { nodeLook } from '../problems/shown-way';
import { openDialog, useCanvasView, useCanvasViewStore } from './canvas-view';
import styles from './design-card.module.css';
import type { CardNode } from './flow-elements';
import { NodeCard } from './node-card';

/** A step that can be edited: problems as a badge, and “Connect to…” on each output. */
export const DesignCard = memo(function DesignCard({ data: { node }, selected, isConnectable }: NodeProps<CardNode>) {
  const problems = useCanvasView(useShallow((view) => view.problems.filter((problem) => problem.node === node.id)));
  const look = useCanvasView((view) => nodeLook(view, node.id));
  return (
    <div className={styles.card} data-way={look}>
      <NodeCard
        node={node}
        connectable={isConnectable}
        badge={<ProblemBadge problems={problems} />}
        renderOutput={(output) => <ConnectButton node={node.id} output={output} reachable={selected} />}
      />
    </div>
  );
});

function ProblemBadge({ problems }: { readonly problems: readonly Problem[] }) {
  const [first] = problems;
  if (!first) return null;
  const severity = problems.some((problem) => problem.severity === 'error') ? 'error' : 'warning';
  const Icon = severity === 'error' ? IconAlertCircleFilled : IconAlertTriangleFilled;
  const text = problems.map((problem) => problem.message).join('\n');
  return (
    <Tooltip multiline w={280} label={<span className={styles.tooltip}>{text}</span>}>
      <span className={styles.badge} data-severity={severity} role="img" aria-label={`${severity}: ${text}`}>
        <Icon size={18} aria-hidden />
        {problems.length > 1 && <span>{problems.length}</span>}
      </span>
    </Tooltip>
  );
}

interface ConnectProps {
  readonly node: NodeId;
  readonly output: Output;
  /** Only a selected card's outputs are stops of the Tab key, so that Tab goes from card to card. */
  readonly reachable: boolean;
}

function ConnectButton({ node, output, reachable }: ConnectProps) {
  const view = useCanvasViewStore();
  return (
    <button
      type="button"
      className={`${styles.connect} nodrag`}
      tabIndex={reachable ? 0 : -1}
      title="Connect to…"
      aria-label={`${output.label}: connect to…`}
      onClick={() => openDialog(view, { type: 'connect', from: node, output: output.id })}
      onKeyDown={(event) => {
        // The card itself would take these as being selected anew.
        if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
      }}
    >
      {output.label}
    </button>
  );
}
