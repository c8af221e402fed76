import type { NodeCounts, NodeId, Output } from '@sendero/shared';
import { IconAlertCircleFilled, IconCheck, IconChecks, IconClockHour4, IconSend } from '@tabler/icons-react';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { CardNode } from '../canvas/flow-elements';
import { NodeCard } from '../canvas/node-card';
import { countText } from '../ui/count-text';
import styles from './live-card.module.css';
import { useNodeCounts } from './live-context';

/** A step with who came, who is there and how they left. */
export const LiveCard = memo(function LiveCard({ data: { node } }: NodeProps<CardNode>) {
  const here = useNodeCounts(node.id, (counts) => counts.here);
  return (
    <div className={styles.card} data-here={here > 0 || undefined}>
      <NodeCard
        node={node}
        connectable={false}
        badge={<HereBadge here={here} />}
        renderOutput={(output) => <OutputCount node={node.id} output={output} />}
      >
        <Passages node={node.id} />
        <Receipts node={node.id} />
      </NodeCard>
    </div>
  );
});

function HereBadge({ here }: { readonly here: number }) {
  return (
    <span className={styles.here} data-testid="here" title="Here now">
      {countText(here)}
      <span className={styles.unit}>here</span>
    </span>
  );
}

function Passages({ node }: { readonly node: NodeId }) {
  const entered = useNodeCounts(node, (counts) => counts.entered);
  const ended = useNodeCounts(node, (counts) => counts.ended);
  const failed = useNodeCounts(node, (counts) => counts.failed);
  return (
    <p className={styles.passages}>
      <span data-testid="entered">{countText(entered)} entered</span>
      {ended > 0 && <span>{countText(ended)} ended</span>}
      {failed > 0 && <span className={styles.failed}>{countText(failed)} failed</span>}
    </p>
  );
}

const RECEIPTS = [
  { name: 'queued', Icon: IconClockHour4 },
  { name: 'sent', Icon: IconSend },
  { name: 'delivered', Icon: IconCheck },
  { name: 'read', Icon: IconChecks },
  { name: 'failed', Icon: IconAlertCircleFilled },
] as const satisfies readonly { name: keyof NodeCounts['messages']; Icon: typeof IconCheck }[];

/** What became of the messages of a step; nothing for steps that send none. */
function Receipts({ node }: { readonly node: NodeId }) {
  const messages = useNodeCounts(node, (counts) => counts.messages);
  if (RECEIPTS.every(({ name }) => messages[name] === 0)) return null;
  return (
    <ul className={styles.receipts} aria-label="Messages">
      {RECEIPTS.filter(({ name }) => messages[name] > 0 || (name !== 'queued' && name !== 'failed')).map(
        ({ name, Icon }) => (
          <li key={name} className={styles.receipt} data-receipt={name} title={name}>
            <Icon size={14} aria-hidden />
            <span>{countText(messages[name])}</span>
            <span className={styles.receiptName}>{name}</span>
          </li>
        ),
      )}
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
