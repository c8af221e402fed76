import type { MarkColor } from '@sendero/shared';
import { initials } from '../ui/person-mark';
import styles from './agent-mark.module.css';

export interface AgentMarkProps {
  readonly name: string;
  readonly color: MarkColor;
}

/** For a menu with marks and icons: their words stand below each other. */
export const MARK_WIDTH = { itemSection: { minWidth: 24 } } as const;

/** An agent's initials in a small circle of their colour. */
export function AgentMark({ name, color }: AgentMarkProps) {
  return (
    <span className={styles.mark} data-color={color} aria-hidden>
      {initials(name)}
    </span>
  );
}
