import { ActionIcon, Group, Stack } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './case-card.module.css';

interface Props {
  readonly title: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
  /** Absent when it may not be deleted. */
  readonly onDelete?: () => void;
  readonly children: ReactNode;
}

/** One of several things in a fixed order, with what reorders and deletes it. */
export function CaseCard({ title, first, last, onMove, onDelete, children }: Props) {
  return (
    <section className={styles.card} aria-label={title}>
      <Group justify="end" gap={2} className={styles.tools ?? ''}>
        <ActionIcon
          size="sm"
          variant="subtle"
          aria-label={`Move ${title} up`}
          disabled={first}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={14} />
        </ActionIcon>
        <ActionIcon
          size="sm"
          variant="subtle"
          aria-label={`Move ${title} down`}
          disabled={last}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={14} />
        </ActionIcon>
        <ActionIcon size="sm" variant="subtle" aria-label={`Delete ${title}`} disabled={!onDelete} onClick={onDelete}>
          <IconTrash size={14} />
        </ActionIcon>
      </Group>
      <Stack gap="xs">{children}</Stack>
    </section>
  );
}
