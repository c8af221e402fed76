import { IconPlugConnectedX } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { connection } from '../api/socket';
import styles from './header.module.css';

/** Shown while nothing arrives live, so that nobody takes an old screen for the present. */
export function ConnectionNotice() {
  const up = useSyncExternalStore(connection.subscribe, connection.isUp);
  return (
    <span role="status" className={styles.offline}>
      {!up && (
        <>
          <IconPlugConnectedX size={16} aria-hidden />
          <span className={styles.offlineWord}>Connecting…</span>
        </>
      )}
    </span>
  );
}
