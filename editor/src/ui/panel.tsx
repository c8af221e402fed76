import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import styles from './panel.module.css';

export interface PanelProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, description, actions, children }: PanelProps) {
  const titleId = useId();
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <div className={styles.header}>
        <Title order={2} id={titleId} className={styles.title}>
          {title}
        </Title>
        {actions}
      </div>
      {description && <p className={styles.description}>{description}</p>}
      {children}
    </section>
  );
}
