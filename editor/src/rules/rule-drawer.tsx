import { Button, Drawer, Group, Stack, Text, TextInput } from '@mantine/core';
import { matchesOf, patternGroups, patternOfMatch, type RuleView } from '@sendero/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type FormEvent } from 'react';
import { changeRule, createRule, rulesQuery, type RuleFields } from '../api/rules-api';
import { ChoiceSelect } from '../inspector/choice-select';
import { PlaceholderVariables } from '../inspector/placeholder-variables';
import { MessageMatchList } from '../nodes/trigger-message/message-match-list';
import { ErrorNotice } from '../ui/error-notice';
import { toastSuccess } from '../ui/toast';
import { ActionFields } from './action-fields';
import { checkRule, type RuleDraft } from './rule-draft';
import { RuleConditions } from './rule-conditions';
import styles from './rule-drawer.module.css';

const HOURS = [
  { value: 'always', label: 'At any time' },
  { value: 'open', label: 'Only within business hours' },
  { value: 'closed', label: 'Only outside business hours' },
] as const;

interface Props {
  /** The rule that is changed; null for a new one. */
  readonly rule: RuleView | null;
  /** What the form starts with. */
  readonly initial: RuleDraft;
  readonly onClose: () => void;
}

/** Writes or changes one rule. */
export function RuleDrawer({ rule, initial, onClose }: Props) {
  const [draft, setDraft] = useState(initial);
  const [complaints, setComplaints] = useState<readonly string[]>([]);
  const { match, alternatives, when, hours, action } = draft;
  const save = useSaveRule(rule, onClose);
  const variables = useMemo(
    () => [...new Set(matchesOf({ match, alternatives }).flatMap((one) => patternGroups(patternOfMatch(one) ?? '')))],
    [match, alternatives],
  );
  const change = (changes: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { definition, problems } = checkRule(draft);
    setComplaints(problems);
    if (definition) save.mutate({ enabled: rule?.enabled ?? true, definition });
  };
  return (
    <Drawer opened onClose={onClose} size="md" title={rule ? 'Change the rule' : 'New rule'} data-testid="rule-drawer">
      <PlaceholderVariables value={variables}>
        <form onSubmit={submit} noValidate>
          <Stack gap="lg">
            <TextInput
              label="Name"
              placeholder="Opening hours"
              required
              maxLength={80}
              value={draft.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <section aria-label="When" className={styles.part}>
              <Text component="h3" className={styles.title}>
                When
              </Text>
              <MessageMatchList
                label="This comes in"
                ways={{ match, ...(alternatives.length > 0 && { alternatives }) }}
                onChange={(ways) => change({ match: ways.match, alternatives: ways.alternatives ?? [] })}
              />
              <ChoiceSelect
                label="Time of day"
                choices={HOURS}
                value={hours}
                onChange={(chosen) => change({ hours: chosen })}
              />
              <RuleConditions when={when} onChange={(changed) => change({ when: changed })} />
            </section>
            <section aria-label="Then" className={styles.part}>
              <Text component="h3" className={styles.title}>
                Then
              </Text>
              <ActionFields action={action} onChange={(changed) => change({ action: changed })} />
            </section>
            {complaints.length > 0 && (
              <ul className={styles.complaints} role="alert">
                {complaints.map((complaint) => (
                  <li key={complaint}>{complaint}</li>
                ))}
              </ul>
            )}
            {save.error && <ErrorNotice title="The rule was not saved" error={save.error} />}
          </Stack>
          <Group justify="flex-end" className={styles.foot ?? ''}>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={save.isPending}>
              {rule ? 'Save changes' : 'Add the rule'}
            </Button>
          </Group>
        </form>
      </PlaceholderVariables>
    </Drawer>
  );
}

function useSaveRule(rule: RuleView | null, onSaved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fields: RuleFields) => (rule ? changeRule(rule.id, fields) : createRule(fields)),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: rulesQuery.queryKey });
      toastSuccess(rule ? `“${saved.definition.name}” was saved.` : `“${saved.definition.name}” takes messages now.`);
      onSaved();
    },
  });
}
