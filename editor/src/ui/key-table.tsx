import { Kbd, Table } from '@mantine/core';

interface Props {
  readonly rows: readonly { readonly keys: string; readonly does: string }[];
}

/** Keys with what each of them does. */
export function KeyTable({ rows }: Props) {
  return (
    <Table>
      <Table.Tbody>
        {rows.map(({ keys, does }) => (
          <Table.Tr key={keys}>
            <Table.Td>{does}</Table.Td>
            <Table.Td ta="right">
              <Kbd style={{ whiteSpace: 'nowrap' }}>{keys}</Kbd>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
