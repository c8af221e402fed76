import type { DashboardView } from '@sendero/shared';
import { countText } from '../ui/count-text';
import styles from './tiles.module.css';

/** What is going on now. */
export function Tiles({ view }: { readonly view: DashboardView }) {
  const { lastMinute } = view.traffic;
  const { ready, quiet, paused } = view.runtime.outbox;
  return (
    <dl className={styles.tiles} aria-label="Now">
      <Tile name="Messages in, last minute" value={lastMinute.in} id="in" />
      <Tile name="Messages out, last minute" value={lastMinute.out} id="out" />
      <Tile name="Active runs" value={view.activeRuns} id="active" />
      <Tile name="Waiting to be sent" value={ready + quiet + paused} id="outbox" />
    </dl>
  );
}

interface TileProps {
  readonly id: string;
  readonly name: string;
  readonly value: number;
}

function Tile({ id, name, value }: TileProps) {
  return (
    <div className={styles.tile}>
      <dt>{name}</dt>
      <dd data-testid={`tile-${id}`}>{countText(value)}</dd>
    </div>
  );
}
