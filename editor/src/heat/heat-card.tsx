import { outputsOf } from '@sendero/shared';
import { IconArrowBarToDown } from '@tabler/icons-react';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { CardNode } from '../canvas/flow-elements';
import { NodeCard } from '../canvas/node-card';
import { countText } from '../ui/count-text';
import { percentText } from '../ui/percent-text';
import styles from './heat-card.module.css';
import { leftBy, useHeat } from './heat-context';
import { heatLevel } from './heat-level';

/** A step, the darker the more came, with how they went on and how many did not. */
export const HeatCard = memo(function HeatCard({ data: { node } }: NodeProps<CardNode>) {
  const { started, steps } = useHeat();
  const step = steps.get(node.id);
  const { came = 0, here = 0, ended = 0 } = step ?? {};
  const stopped = node.type === 'end' ? 0 : ended;
  return (
    <div className={styles.card} data-heat={heatLevel(came, started)}>
      <NodeCard
        node={node}
        connectable={false}
        summary={
          <span className={styles.came}>
            <span data-testid={`came-${node.id}`}>{countText(came)} came</span>
            {came > 0 && <span>{percentText(came, started)}</span>}
            {here > 0 && <span>{countText(here)} here now</span>}
          </span>
        }
        outputs={outputsOf(node)}
        renderOutput={({ id, label }) => <Left label={label} runs={leftBy(step, id)} came={came} />}
      >
        {stopped > 0 && <Stopped node={node.id} runs={stopped} came={came} />}
      </NodeCard>
    </div>
  );
});

/** How many left by an output, and what part of those who came. */
function Left({ label, runs, came }: { readonly label: string; readonly runs: number; readonly came: number }) {
  return (
    <span className={styles.output}>
      {label}
      {runs > 0 && <span className={styles.share}>{percentText(runs, came)}</span>}
      <span className={styles.left}>{countText(runs)}</span>
    </span>
  );
}

/** How many did not go on from here, and what part of those who came. */
function Stopped({ node, runs, came }: { readonly node: string; readonly runs: number; readonly came: number }) {
  return (
    <div className={styles.stopped} data-testid={`stopped-${node}`}>
      <span className={styles.reason}>
        <IconArrowBarToDown size={15} aria-hidden /> {countText(runs)} ended here ({percentText(runs, came)})
      </span>
      <span className={styles.track} aria-hidden>
        <span className={styles.part} style={{ width: `${(runs / came) * 100}%` }} />
      </span>
    </div>
  );
}
