import type { ReactNode } from 'react';
import { IconButton } from './icon-button';
import { CloseIcon, WarningIcon } from './icons';
import styles from './notice.module.css';

/** Something went wrong; stays until it is closed or put right. */
export function Notice({ text, onClose }: { readonly text: string; readonly onClose: () => void }): ReactNode {
  return (
    <div className={styles['notice']} role="alert" data-testid="notice">
      <WarningIcon size={18} />
      <p>{text}</p>
      <IconButton label="Close this notice" onClick={onClose}>
        <CloseIcon size={16} />
      </IconButton>
    </div>
  );
}
