import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, type UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { ListSkeleton } from '../ui/list-skeleton';
import { Loaded } from '../ui/loaded';
import { Panel } from '../ui/panel';
import styles from './named-list.module.css';

interface Named {
  readonly id: string;
  readonly name: string;
}

type Dialog<T> =
  { readonly type: 'edit'; readonly item: T | null } | { readonly type: 'delete'; readonly item: T } | null;

interface Props<T extends Named> {
  readonly title: string;
  readonly description: string;
  /** What the button says that adds one. */
  readonly add: string;
  /** What is said when they could not be fetched. */
  readonly failure: string;
  /** What is said when there is none. */
  readonly none: string;
  readonly query: UseQueryResult<readonly T[]>;
  readonly row: (item: T) => ReactNode;
  /** What one is changed or, with null, added by. */
  readonly dialog: (item: T | null, close: () => void) => ReactNode;
  readonly remove: (item: T) => Promise<unknown>;
  /** What deleting one does; asked about before. */
  readonly deleting: ReactNode;
}

/** A list of what has a name, to be added to, changed and deleted from. */
export function NamedListPanel<T extends Named>(props: Props<T>) {
  const { title, query, row, deleting } = props;
  const [dialog, setDialog] = useState<Dialog<T>>(null);
  const close = () => setDialog(null);
  const remove = useMutation({ mutationFn: props.remove, onSuccess: close });
  return (
    <Panel
      title={title}
      description={props.description}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setDialog({ type: 'edit', item: null })}
        >
          {props.add}
        </Button>
      }
    >
      <Loaded query={query} waiting={<ListSkeleton rows={2} height={40} />} failure={props.failure}>
        {(items) =>
          items.length === 0 ? (
            <p className={styles.none}>{props.none}</p>
          ) : (
            <ul className={styles.list} aria-label={title}>
              {items.map((item) => (
                <li key={item.id} className={styles.item}>
                  {row(item)}
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Change ${item.name}`}
                    onClick={() => setDialog({ type: 'edit', item })}
                  >
                    <IconPencil size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={`Delete ${item.name}`}
                    onClick={() => setDialog({ type: 'delete', item })}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {dialog?.type === 'edit' && props.dialog(dialog.item, close)}
      {dialog?.type === 'delete' && (
        <ConfirmDialog
          opened
          title={`Delete ${dialog.item.name}?`}
          action="Delete"
          running={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(dialog.item)}
          onClose={close}
        >
          {deleting}
        </ConfirmDialog>
      )}
    </Panel>
  );
}
