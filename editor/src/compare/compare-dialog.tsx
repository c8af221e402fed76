import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useReturnedFocus } from '../ui/use-returned-focus';
import styles from './compare-dialog.module.css';

interface Props {
  readonly title: string;
  /** What is chosen above the canvas. */
  readonly choice?: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** A whole screen for a journey that is looked at; Escape leads back. */
export function CompareDialog({ title, choice, children, onClose }: Props) {
  useReturnedFocus();
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={title}
      padding={0}
      classNames={{ content: styles.content ?? '', header: styles.header ?? '', body: styles.body ?? '' }}
      data-testid="compare-dialog"
    >
      {choice && <div className={styles.choice}>{choice}</div>}
      <div className={styles.canvas}>{children}</div>
    </Modal>
  );
}
