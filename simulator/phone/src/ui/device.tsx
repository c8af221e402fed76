import type { ReactNode } from 'react';
import { timeOf } from './dates';
import styles from './device.module.css';

/** A phone lying on the page. Its clock shows sandbox time. */
export function Device({ now, children }: { readonly now: number; readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles['device']}>
      <div className={styles['glass']}>
        <div className={styles['status']} aria-hidden="true">
          <span>{timeOf(now)}</span>
          <span className={styles['camera']} />
          <svg width="58" height="14" viewBox="0 0 58 14" fill="currentColor">
            <path d="M1 9h2.6v4H1zM5 6.5h2.6V13H5zM9 4h2.6v9H9zM13 1.5h2.6V13H13z" />
            <path
              d="M20.5 5.2a8 8 0 0 1 11 0M22.7 7.8a4.8 4.8 0 0 1 6.6 0"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.7"
              strokeLinecap="round"
            />
            <circle cx="26" cy="11.3" r="1.5" />
            <rect x="36.7" y="2.2" width="17" height="9.6" rx="3" fill="none" stroke="currentColor" strokeWidth="1.3" />
            <rect x="38.5" y="4" width="11" height="6" rx="1.5" />
            <path d="M55.5 5.5v3a1.7 1.7 0 0 0 0-3z" />
          </svg>
        </div>
        {children}
      </div>
    </div>
  );
}
