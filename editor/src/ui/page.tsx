import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageTitle } from '../app/use-page-title';
import styles from './page.module.css';

export interface PageProps {
  /** Also names the browser's tab. */
  readonly title: string;
  /** Stands in for the title in the header, such as a title with a badge. */
  readonly heading?: ReactNode;
  readonly description?: ReactNode;
  readonly back?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page with a header that scrolls as a whole. */
export function Page({ title, heading, description, back, actions, children }: PageProps) {
  usePageTitle(title);
  return (
    <div className={styles.page}>
      {back && <div className={styles.back}>{back}</div>}
      <div className={styles.header}>
        <div className={styles.titles}>
          <Title order={1} className={styles.title}>
            {heading ?? title}
          </Title>
          {description && <p className={styles.description}>{description}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
