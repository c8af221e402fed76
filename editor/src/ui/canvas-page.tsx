import type { ReactNode } from 'react';
import styles from './canvas-page.module.css';

interface CanvasPageProps {
  readonly back: ReactNode;
  readonly title: string;
  /** Behind the title, such as which version it is. */
  readonly detail?: string;
  /** What else is known of it. */
  readonly facts?: ReactNode;
  /** What can be chosen, at the end of the header. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A canvas to look at: it fills the page below one line of header. */
export function CanvasPage({ back, title, detail, facts, actions, children }: CanvasPageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        {back}
        <h1 className={styles.title}>
          {title} {detail && <span className={styles.detail}>{detail}</span>}
        </h1>
        {facts}
        {actions && <div className={styles.end}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
