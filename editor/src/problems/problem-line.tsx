import type { Problem } from '@sendero/shared';
import { IconAlertCircleFilled, IconAlertTriangleFilled } from '@tabler/icons-react';
import styles from './problem-line.module.css';

/** A problem's sentence; the icon's shape says what its colour says. */
export function ProblemLine({ problem: { severity, message } }: { readonly problem: Problem }) {
  const Icon = severity === 'error' ? IconAlertCircleFilled : IconAlertTriangleFilled;
  return (
    <span className={styles.line}>
      <span className={styles.icon} data-severity={severity} role="img" aria-label={severity}>
        <Icon size={16} aria-hidden />
      </span>
      <span>{message}</span>
    </span>
  );
}
