import { ActionIcon } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { nameOfEntry, type Entry } from './entries';
import styles from './asked-list.module.css';
import { handleId, type Reordering } from './use-reordering';

interface Props {
  readonly entry: Entry;
  readonly reordering: Reordering;
}

/** What a line is moved by: dragged, or with the arrow keys. */
export function RowHandle({ entry, reordering: { onPointerDown, onKeyDown } }: Props) {
  return (
    <ActionIcon
      id={handleId(entry.id)}
      className={styles.handle ?? ''}
      variant="subtle"
      color="gray"
      aria-label={`Move ${nameOfEntry(entry)}`}
      aria-describedby="how-to-move"
      onPointerDown={(event) => onPointerDown(event, entry.id)}
      onKeyDown={(event) => onKeyDown(event, entry.id)}
    >
      <IconGripVertical size={18} aria-hidden />
    </ActionIcon>
  );
}
