import { ActionIcon, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { LabelView } from '@sendero/shared';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ColorField } from '../agents/color-field';
import { changeLabel, createLabel, deleteLabel, labelQueries, type LabelFields } from '../api/labels-api';
import { LabelChip } from '../inbox/label-chip';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { ErrorNotice } from '../ui/error-notice';
import { ListSkeleton } from '../ui/list-skeleton';
import { Panel } from '../ui/panel';
import styles from './named-list.module.css';

type Dialog =
  | { readonly type: 'edit'; readonly label: LabelView | null }
  | { readonly type: 'delete'; readonly label: LabelView }
  | null;

/** The words that agents put on conversations. */
export function LabelsPanel() {
  const client = useQueryClient();
  const query = useQuery(labelQueries.list);
  const [dialog, setDialog] = useState<Dialog>(null);
  const close = () => setDialog(null);
  const remove = useMutation({
    mutationFn: (label: LabelView) => deleteLabel(label.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: labelQueries.list.queryKey });
      close();
    },
  });
  return (
    <Panel
      title="Labels"
      description="Words that agents put on conversations, and can filter the inbox by."
      actions={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setDialog({ type: 'edit', label: null })}
        >
          Add a label
        </Button>
      }
    >
      {query.isPending && <ListSkeleton rows={2} height={40} />}
      {query.isError && !query.data && (
        <ErrorNotice title="The labels can't be shown" error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data?.length === 0 && <p className={styles.none}>There are no labels.</p>}
      {query.data && query.data.length > 0 && (
        <ul className={styles.list} aria-label="Labels">
          {query.data.map((label) => (
            <li key={label.id} className={styles.item}>
              <span className={styles.name}>
                <LabelChip label={label} />
              </span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Change ${label.name}`}
                onClick={() => setDialog({ type: 'edit', label })}
              >
                <IconPencil size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Delete ${label.name}`}
                onClick={() => setDialog({ type: 'delete', label })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {dialog?.type === 'edit' && <LabelDialog label={dialog.label} onClose={close} />}
      {dialog?.type === 'delete' && (
        <ConfirmDialog
          opened
          title={`Delete ${dialog.label.name}?`}
          action="Delete"
          running={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(dialog.label)}
          onClose={close}
        >
          It is taken off all conversations. This can't be undone.
        </ConfirmDialog>
      )}
    </Panel>
  );
}

function LabelDialog({ label, onClose }: { readonly label: LabelView | null; readonly onClose: () => void }) {
  const client = useQueryClient();
  const [fields, setFields] = useState<LabelFields>(label ?? { name: '', color: 'amber' });
  const { color } = fields;
  const name = fields.name.trim();
  const save = useMutation({
    mutationFn: () => (label ? changeLabel(label.id, { name, color }) : createLabel({ name, color })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: labelQueries.list.queryKey });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={label ? `Change ${label.name}` : 'Add a label'}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name !== '') save.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            label="Name"
            data-autofocus
            maxLength={40}
            value={fields.name}
            onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
          />
          <ColorField value={color} onChange={(chosen) => setFields({ ...fields, color: chosen })} />
          {save.error && <ErrorNotice title="The label was not saved" error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name === ''}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
