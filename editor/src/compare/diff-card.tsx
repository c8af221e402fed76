import { outputsOf } from '@sendero/shared';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { CardNode } from '../canvas/flow-elements';
import { NodeCard } from '../canvas/node-card';
import styles from './diff-card.module.css';
import { useDiff } from './diff-context';
import { Mark } from './mark';

/** A step with what became of it; ways out that it has no more are struck through. */
export const DiffCard = memo(function DiffCard({ data: { node }, height }: NodeProps<CardNode>) {
  const { marks, lostOutputs } = useDiff();
  const mark = marks.get(node.id) ?? 'same';
  const lost = lostOutputs.get(node.id) ?? [];
  return (
    <div className={styles.card} data-mark={mark} data-testid={`compared-${node.id}`}>
      <NodeCard
        node={node}
        height={height}
        connectable={false}
        badge={mark !== 'same' && <Mark mark={mark} />}
        outputs={[...outputsOf(node), ...lost]}
        renderOutput={(output) => (
          <span className={styles.output} data-lost={lost.includes(output) || undefined}>
            {output.label}
          </span>
        )}
      />
    </div>
  );
});
