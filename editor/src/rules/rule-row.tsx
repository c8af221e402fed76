import { ActionIcon, Menu, Switch, UnstyledButton } from '@mantine/core';
import type { RuleProblem } from '@sendero/engine';
import type { RuleView } from '@sendero/shared';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeRule, deleteRule, rulesQuery } from '../api/rules-api';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { countText } from '../ui/count-text';
import rows from '../ui/rows.module.css';
import { toastFailure, toastSuccess } from '../ui/toast';
import styles from './asked-list.module.css';
import { RowNotes } from './row-notes';
import { ruleActionText, ruleConditionText } from './rule-text';
import type { Verdict } from './try-list';

interface Props {
  readonly rule: RuleView;
  readonly problems: readonly RuleProblem[];
  readonly verdict: Verdict | undefined;
  readonly onEdit: (rule: RuleView) => void;
}

export function RuleRow({ rule, problems, verdict, onEdit }: Props) {
  const { definition, enabled, taken } = rule;
  return (
    <>
      <div className={styles.body} data-off={!enabled || undefined}>
        <UnstyledButton className={styles.name ?? ''} onClick={() => onEdit(rule)}>
          {definition.name}
        </UnstyledButton>
        <div className={rows.muted}>{ruleConditionText(definition)}</div>
        <div className={styles.does}>{ruleActionText(rule)}</div>
        <RowNotes item={rule} problems={problems} verdict={verdict} />
      </div>
      <dl className={styles.taken}>
        <div>
          <dt>today</dt>
          <dd>{countText(taken.today)}</dd>
        </div>
        <div>
          <dt>in all</dt>
          <dd>{countText(taken.total)}</dd>
        </div>
      </dl>
      <div className={styles.tools}>
        <OnSwitch rule={rule} />
        <RuleMenu rule={rule} onEdit={onEdit} />
      </div>
    </>
  );
}

function OnSwitch({ rule }: { readonly rule: RuleView }) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (enabled: boolean) => changeRule(rule.id, { enabled, definition: rule.definition }),
    onSettled: () => client.invalidateQueries({ queryKey: rulesQuery.queryKey }),
    onError: (error) => toastFailure('The rule was not switched', error),
  });
  return (
    <Switch
      aria-label={`${rule.definition.name} is on`}
      checked={save.isPending ? save.variables : rule.enabled}
      onChange={(event) => save.mutate(event.currentTarget.checked)}
    />
  );
}

function RuleMenu({ rule, onEdit }: Pick<Props, 'rule' | 'onEdit'>) {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const { name } = rule.definition;
  const remove = useMutation({
    mutationFn: () => deleteRule(rule.id),
    onSuccess: async () => {
      setAsking(false);
      toastSuccess(`“${name}” was deleted.`);
      await client.invalidateQueries({ queryKey: rulesQuery.queryKey });
    },
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`Actions for ${name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onEdit(rule)}>
            Change
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={() => setAsking(true)}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking}
        title={`Delete “${name}”?`}
        action="Delete"
        running={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onClose={() => {
          setAsking(false);
          remove.reset();
        }}
      >
        The rule goes for good, and with it how many messages it took. What it sent stays in the inbox.
      </ConfirmDialog>
    </>
  );
}
