import type { ReactNode } from 'react';
import styles from './tiles.module.css';

interface TilesProps {
  /** What the figures are about. */
  readonly label: string;
  readonly children: ReactNode;
}

/** The few figures that a page begins with. */
export function Tiles({ label, children }: TilesProps) {
  return (
    <dl className={styles.tiles} aria-label={label}>
      {children}
    </dl>
  );
}

interface TileProps {
  readonly name: string;
  /** For tests. */
  readonly id?: string;
  readonly children: ReactNode;
}

export function Tile({ name, id, children }: TileProps) {
  return (
    <div className={styles.tile}>
      <dt>{name}</dt>
      <dd data-testid={id && `tile-${id}`}>{children}</dd>
    </div>
  );
}
