import { Title } from '@mantine/core';
import type { IconRoute2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  readonly Icon: typeof IconRoute2;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Says what belongs here and how to get it. */
export function EmptyState({ Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <span className={styles.icon}>
        <Icon size={30} stroke={1.4} aria-hidden />
      </span>
      <Title order={2} className={styles.title}>
        {title}
      </Title>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
