import type { ReactNode } from 'react';
import styles from './status-badge.module.css';

export type Tone = 'positive' | 'neutral' | 'warning' | 'danger' | 'info';

/** A state in one word; the dot's colour repeats what the word says. */
export function StatusBadge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}
