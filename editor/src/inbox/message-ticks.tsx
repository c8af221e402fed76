import type { MessageStatus } from '@sendero/shared';
import { IconAlertCircle, IconBan, IconCheck, IconChecks, IconClock, IconHelpCircle } from '@tabler/icons-react';
import styles from './message-ticks.module.css';

/** Where a message of ours stands, as a phone shows it. */
export function MessageTicks({ status }: { readonly status: MessageStatus }) {
  const { Icon, label } = looks[status];
  return (
    <span className={styles.ticks} data-status={status} role="img" aria-label={label} title={label}>
      <Icon size={16} stroke={2} aria-hidden />
    </span>
  );
}

const looks: Readonly<Record<MessageStatus, { readonly Icon: typeof IconCheck; readonly label: string }>> = {
  queued: { Icon: IconClock, label: 'Waiting to be sent' },
  sending: { Icon: IconClock, label: 'Being sent' },
  unknown: { Icon: IconHelpCircle, label: 'Not known whether it went out' },
  accepted: { Icon: IconCheck, label: 'Accepted by WhatsApp' },
  sent: { Icon: IconCheck, label: 'Sent' },
  delivered: { Icon: IconChecks, label: 'Delivered' },
  read: { Icon: IconChecks, label: 'Read' },
  failed: { Icon: IconAlertCircle, label: 'Failed' },
  cancelled: { Icon: IconBan, label: 'Taken back before it was sent' },
};
