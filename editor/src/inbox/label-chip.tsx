import type { LabelView } from '@sendero/shared';
import styles from './label-chip.module.css';

export function LabelChip({ label: { name, color } }: { readonly label: Pick<LabelView, 'name' | 'color'> }) {
  return (
    <span className={styles.chip} data-color={color} data-testid="label">
      {name}
    </span>
  );
}
