import type { EpochMs } from '@sendero/shared';
import { IconClock, IconLock } from '@tabler/icons-react';
import { countdownText } from '../ui/time-text';
import { useServiceWindow } from './use-service-window';
import styles from './window-countdown.module.css';

/** From here on the countdown looks urgent, in ms. */
const SOON = 2 * 60 * 60 * 1000;

/** How long the service window stays open, by the second. */
export function WindowCountdown({ expiresAt }: { readonly expiresAt: EpochMs | null }) {
  const { isOpen, leftMs } = useServiceWindow(expiresAt, 1_000);
  if (!isOpen) {
    return (
      <span className={styles.countdown} data-state="closed" data-testid="service-window">
        <IconLock size={15} aria-hidden /> Window closed
      </span>
    );
  }
  return (
    <span
      className={styles.countdown}
      data-state={leftMs < SOON ? 'soon' : 'open'}
      data-testid="service-window"
      title="WhatsApp allows free text for 24 hours after the contact's last message"
    >
      <IconClock size={15} aria-hidden />
      <span className={styles.words}>Window open</span>
      <span role="timer" aria-label="Time left in the window">
        {countdownText(leftMs)}
      </span>
    </span>
  );
}
