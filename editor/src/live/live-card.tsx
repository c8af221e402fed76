import { VisuallyHidden } from '@mantine/core';
import { outputsOf, type JourneyNode, type NodeCounts, type NodeId, type Output } from '@sendero/shared';
import { IconAlertCircleFilled, IconCheck, IconChecks, IconClick, IconSend } from '@tabler/icons-react';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { CardNode } from '../canvas/flow-elements';
import { NodeCard } from '../canvas/node-card';
import { countText } from '../ui/count-text';
import { useConnectedOutputs } from './connected-outputs';
import styles from './live-card.module.css';
import { useLive, useNodeCounts } from './live-context';

/** A step with who came, who is there and how they left. */
export const LiveCard = memo(function LiveCard({ data: { node }, height }: NodeProps<CardNode>) {
  const { counts } = useLive();
  const isAnybodyHere = useStore(counts, ({ nodes }) => (nodes[node.id]?.here ?? 0) > 0);
  const outputs = useShownOutputs(node);
  return (
    <div className={styles.card} data-here={isAnybodyHere || undefined}>
      <NodeCard
        node={node}
        height={height}
        connectable={false}
        summary={<Passages node={node.id} />}
        outputs={outputs}
        renderOutput={(output) => <OutputCount node={node.id} output={output} />}
      >
        <Receipts node={node} />
      </NodeCard>
    </div>
  );
});

/** Outputs that somebody left by, and those that lead somewhere: the others would only make the card longer. */
function useShownOutputs(node: JourneyNode): readonly Output[] {
  const connected = useConnectedOutputs(node.id);
  // As text: another figure of the same outputs is no reason to draw the card again.
  const left = useNodeCounts(node.id, ({ outputs }) => leftBy(outputs).join(' ')).split(' ');
  return outputsOf(node).filter(({ id }) => connected.has(id) || left.includes(id));
}

function leftBy(outputs: NodeCounts['outputs']): readonly string[] {
  return Object.entries(outputs).flatMap(([output, left]) => (left > 0 ? [output] : []));
}

function Passages({ node }: { readonly node: NodeId }) {
  const { entered, here, ended, failed, moved, control, holdout } = useNodeCounts(node, (counts) => counts);
  return (
    <span className={styles.passages}>
      <span data-testid="entered">{countText(entered)} entered</span>
      <span className={styles.here} data-testid="here" data-none={here === 0 || undefined}>
        {countText(here)} here
      </span>
      {ended > 0 && <span>{countText(ended)} ended</span>}
      {moved > 0 && <span>{countText(moved)} moved on</span>}
      {control > 0 && <span data-testid="control">{countText(control)} in the control group</span>}
      {holdout > 0 && <span data-testid="holdout">{countText(holdout)} in the holdout</span>}
      {failed > 0 && <span className={styles.failed}>{countText(failed)} failed</span>}
    </span>
  );
}

const RECEIPTS = [
  { name: 'sent', Icon: IconSend },
  { name: 'delivered', Icon: IconCheck },
  { name: 'read', Icon: IconChecks },
  { name: 'clicked', Icon: IconClick },
  { name: 'failed', Icon: IconAlertCircleFilled },
] as const satisfies readonly { name: keyof NodeCounts['messages']; Icon: typeof IconCheck }[];

const ONLY_WHEN_ANY: readonly string[] = ['clicked', 'failed'];

/**
 * What became of the messages of a step; nothing for steps that send none. Of steps that do, it is there from the start:
 * a card that grows with the first message would have the whole canvas measured anew.
 */
function Receipts({ node: { id, type } }: { readonly node: JourneyNode }) {
  const messages = useNodeCounts(id, (counts) => counts.messages);
  if (type !== 'send' && messages.queued === 0 && RECEIPTS.every(({ name }) => messages[name] === 0)) return null;
  return (
    <ul className={styles.receipts} aria-label="Messages">
      {RECEIPTS.filter(({ name }) => messages[name] > 0 || !ONLY_WHEN_ANY.includes(name)).map(({ name, Icon }) => (
        <li key={name} className={styles.receipt} data-receipt={name} title={name}>
          <Icon size={14} aria-hidden />
          <span>{countText(messages[name])}</span>
          <VisuallyHidden>{name}</VisuallyHidden>
        </li>
      ))}
    </ul>
  );
}

function OutputCount({ node, output }: { readonly node: NodeId; readonly output: Output }) {
  const left = useNodeCounts(node, (counts) => counts.outputs[output.id] ?? 0);
  return (
    <span className={styles.output}>
      {output.label}
      <span className={styles.left} data-testid={`left-${output.id}`} data-none={left === 0 || undefined}>
        {countText(left)}
      </span>
    </span>
  );
}
