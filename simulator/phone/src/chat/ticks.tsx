import type { ReactNode } from 'react';
import type { ChatEntryStatus } from '../../../src/control-api';
import { ClockIcon, WarningIcon } from '../ui/icons';
import styles from './ticks.module.css';

const names: Readonly<Record<ChatEntryStatus, string>> = {
  sending: 'Sending',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  failed: 'Not delivered',
};

/** A clock while it is on its way, one tick sent, two delivered, coloured read. */
export function Ticks({ status }: { readonly status: ChatEntryStatus }): ReactNode {
  return (
    <span
      role="img"
      aria-label={names[status]}
      title={names[status]}
      className={`${styles['ticks']} ${styles[status]}`}
    >
      <TickShape status={status} />
    </span>
  );
}

function TickShape({ status }: { readonly status: ChatEntryStatus }): ReactNode {
  switch (status) {
    case 'sending':
      return <ClockIcon size={13} />;
    case 'failed':
      return <WarningIcon size={14} />;
    case 'sent':
    case 'delivered':
    case 'read':
      return (
        <svg
          width="18"
          height="12"
          viewBox="0 0 18 12"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          aria-hidden="true"
        >
          <path d="M1.5 6.5l3.2 3.3L11 2.5" strokeLinecap="round" strokeLinejoin="round" />
          {status !== 'sent' && <path d="M9.2 9.8L15.5 2.5" strokeLinecap="round" />}
        </svg>
      );
  }
}
