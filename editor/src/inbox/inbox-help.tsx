import { Modal } from '@mantine/core';
import { KeyTable } from '../ui/key-table';
import { INBOX_SHORTCUTS } from './inbox-shortcuts';

export function InboxHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Keys of the inbox">
      <KeyTable rows={INBOX_SHORTCUTS} />
    </Modal>
  );
}
