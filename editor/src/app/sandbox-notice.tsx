import { IconDeviceMobile } from '@tabler/icons-react';
import { useProductNow } from '../ui/product-clock';
import styles from './header.module.css';

/** Says that no real message goes out, shows the sandbox time and leads to the phone. */
export function SandboxNotice() {
  const now = useProductNow(1_000);
  return (
    <div className={styles.sandbox}>
      <span>
        <span className={styles.sandboxWord}>Sandbox · </span>
        <time className={styles.clock} dateTime={new Date(now).toISOString()} title="The sandbox's time">
          {timeFormat.format(now)}
        </time>
      </span>
      <a href="/sandbox/" target="_blank" rel="noopener" aria-label="Open the phone">
        <IconDeviceMobile size={15} aria-hidden />
        <span className={styles.phoneWord}>Open the phone</span>
      </a>
    </div>
  );
}

const timeFormat = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
