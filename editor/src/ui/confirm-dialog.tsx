import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice';

export interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** What happens, and whether it can be undone. */
  readonly children: ReactNode;
  /** The verb on the button, such as “Delete”. */
  readonly action: string;
  readonly running: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function ConfirmDialog({
  opened,
  title,
  children,
  action,
  running,
  error,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <div>{children}</div>
      {error !== null && <ErrorNotice error={error} />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button color="red" loading={running} onClick={onConfirm}>
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
