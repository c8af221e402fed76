import type { MarkColor } from '@sendero/shared';
import { initials } from '../ui/person-mark';
import styles from './agent-mark.module.css';

export interface AgentMarkProps {
  readonly name: string;
  readonly color: MarkColor;
}

/** An agent's initials in a small circle of their colour. */
export function AgentMark({ name, color }: AgentMarkProps) {
  return (
    <span className={styles.mark} data-color={color} aria-hidden>
      {initials(name)}
    </span>
  );
}
