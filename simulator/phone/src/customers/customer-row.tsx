import type { ReactNode } from 'react';
import type { Customer } from '../../../src/control-api';
import { withoutFormatting } from '../messages/message-summary';
import { lastAt } from '../sandbox/sandbox-state';
import { Avatar } from '../ui/avatar';
import { whenShort } from '../ui/dates';
import styles from './customer-row.module.css';

export function CustomerRow({
  customer,
  selected,
  now,
  onPick,
}: {
  readonly customer: Customer;
  readonly selected: boolean;
  readonly now: number;
  readonly onPick: () => void;
}): ReactNode {
  const at = lastAt(customer);
  const latest = customer.chats.find((chat) => chat.lastAt === at);
  const unread = customer.chats.reduce((sum, chat) => sum + chat.unread, 0);
  return (
    <button
      type="button"
      className={`${styles['row']} ${selected ? styles['selected'] : ''}`}
      aria-current={selected}
      onClick={onPick}
      data-testid={`customer-${customer.waId}`}
    >
      <Avatar name={customer.name} />
      <span className={styles['middle']}>
        <span className={styles['name']}>{customer.name}</span>
        <span className={styles['last']}>
          {customer.onWhatsApp === false && <span className={styles['tag']}>Not on WhatsApp · </span>}
          {withoutFormatting(latest?.lastText ?? '') || `+${customer.waId}`}
        </span>
      </span>
      <span className={styles['end']}>
        {at > 0 && <span className={styles['when']}>{whenShort(at, now)}</span>}
        {unread > 0 && (
          <span className={styles['unread']} data-testid="unread">
            {unread}
            <span className="visually-hidden"> unread</span>
          </span>
        )}
      </span>
    </button>
  );
}
