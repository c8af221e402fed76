import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { unreachable } from '@sendero/shared';
import type { DraftSaver, SaveStatus } from '../store/draft-saver';
import styles from './save-status.module.css';

/** Whether the draft is safe on the server. */
export function SaveStatusText({ saver }: { readonly saver: DraftSaver }) {
  const status = useSaveStatus(saver);
  return (
    <span className={styles.status} data-testid="save-status" data-status={status.type} role="status">
      <StatusIcon status={status} />
      <span className={styles.text}>{textOf(status)}</span>
      {status.type === 'offline' && (
        <Button size="compact-xs" variant="subtle" onClick={() => void saver.flush()}>
          Try now
        </Button>
      )}
    </span>
  );
}

export function useSaveStatus(saver: DraftSaver): SaveStatus {
  return useSyncExternalStore(saver.subscribe, saver.status);
}

function StatusIcon({ status }: { readonly status: SaveStatus }) {
  switch (status.type) {
    case 'saved':
      return <IconCheck size={16} aria-hidden />;
    case 'pending':
    case 'saving':
      return <IconCloudUp size={16} aria-hidden />;
    case 'offline':
      return <IconCloudOff size={16} aria-hidden />;
    case 'conflict':
    case 'refused':
      return <IconAlertTriangle size={16} aria-hidden />;
    default:
      return unreachable(status);
  }
}

function textOf(status: SaveStatus): string {
  switch (status.type) {
    case 'saved':
      return 'Saved';
    case 'pending':
    case 'saving':
      return 'Saving…';
    case 'offline':
      return 'Offline, will retry';
    case 'conflict':
      return 'Changed elsewhere';
    case 'refused':
      return `Not saved: ${status.message}`;
    default:
      return unreachable(status);
  }
}
