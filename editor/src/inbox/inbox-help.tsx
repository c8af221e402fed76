import { Modal, Table } from '@mantine/core';
import { INBOX_SHORTCUTS } from './inbox-shortcuts';

export function InboxHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Keys of the inbox">
      <Table>
        <Table.Tbody>
          {INBOX_SHORTCUTS.map(({ keys, does }) => (
            <Table.Tr key={keys}>
              <Table.Td>{does}</Table.Td>
              <Table.Td ta="right">
                <kbd>{keys}</kbd>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
