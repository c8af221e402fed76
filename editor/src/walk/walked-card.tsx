import { outputsOf, type NodeId } from '@sendero/shared';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { CardNode } from '../canvas/flow-elements';
import { NodeCard } from '../canvas/node-card';
import { edgeKey } from '../store/edge-key';
import styles from './walked-card.module.css';
import { useWalk } from './walk-context';
import type { Walk } from './walk';

/** A step with whether the walk came by, how often, and by which way it went on. */
export const WalkedCard = memo(function WalkedCard({ data: { node }, height }: NodeProps<CardNode>) {
  const walk = useWalk();
  const entered = walk.entered.get(node.id) ?? 0;
  const state = stateOf(walk, node.id, entered);
  const left = walk.left?.node === node.id;
  return (
    <div className={styles.card} data-state={state} data-left={left || undefined} data-testid={`walked-${node.id}`}>
      <NodeCard
        node={node}
        height={height}
        connectable={false}
        badge={
          left ? (
            <span className={styles.badge}>Left the way</span>
          ) : (
            entered > 0 && <Badge state={state} entered={entered} />
          )
        }
        outputs={outputsOf(node)}
        renderOutput={({ id, label }) => (
          <span
            className={styles.output}
            data-taken={walk.taken.has(edgeKey({ from: node.id, output: id })) || undefined}
            data-expected={(left && walk.left?.output === id) || undefined}
          >
            {label}
          </span>
        )}
      />
    </div>
  );
});

type CardState = 'here' | 'ended' | 'failed' | 'passed' | 'untouched';

function stateOf({ at, status }: Walk, node: NodeId, entered: number): CardState {
  if (at === node && status !== null) return status === 'active' ? 'here' : status;
  return entered > 0 ? 'passed' : 'untouched';
}

const words: Readonly<Record<CardState, string>> = {
  here: 'Here now',
  ended: 'Ended here',
  failed: 'Failed here',
  passed: 'Passed',
  untouched: '',
};

function Badge({ state, entered }: { readonly state: CardState; readonly entered: number }) {
  return (
    <span className={styles.badge}>
      {words[state]}
      {entered > 1 && <span title={`Entered ${entered} times`}> ×{entered}</span>}
    </span>
  );
}
