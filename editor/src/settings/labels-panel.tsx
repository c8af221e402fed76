import type { LabelView } from '@sendero/shared';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ColorField } from '../agents/color-field';
import { changeLabel, createLabel, deleteLabel, labelQueries, type LabelFields } from '../api/labels-api';
import { LabelChip } from '../inbox/label-chip';
import { NamedDialog } from '../ui/named-dialog';
import { NamedListPanel } from './named-list-panel';
import styles from './named-list.module.css';

/** The words that agents put on conversations. */
export function LabelsPanel() {
  const client = useQueryClient();
  const query = useQuery(labelQueries.list);
  return (
    <NamedListPanel
      title="Labels"
      description="Words that agents put on conversations, and can filter the inbox by."
      add="Add a label"
      failure="The labels can't be shown"
      none="There are no labels."
      query={query}
      row={(label) => (
        <span className={styles.name}>
          <LabelChip label={label} />
        </span>
      )}
      dialog={(label, close) => <LabelDialog label={label} onClose={close} />}
      remove={async (label) => {
        await deleteLabel(label.id);
        await client.invalidateQueries({ queryKey: labelQueries.list.queryKey });
      }}
      deleting="It is taken off all conversations. This can't be undone."
    />
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
    <NamedDialog
      title={label ? `Change ${label.name}` : 'Add a label'}
      name={fields.name}
      onName={(typed) => setFields({ ...fields, name: typed })}
      maxLength={40}
      save={save}
      failure="The label was not saved"
      onClose={onClose}
    >
      <ColorField value={color} onChange={(chosen) => setFields({ ...fields, color: chosen })} />
    </NamedDialog>
  );
}
