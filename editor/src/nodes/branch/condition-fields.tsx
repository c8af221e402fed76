import { ActionIcon, Group, Select, Stack, TextInput } from '@mantine/core';
import { sendReasons, type Condition } from '@sendero/shared';
import { IconTrash } from '@tabler/icons-react';
import { CheckedTextInput, notEmpty } from '../../inspector/checked-text-input';
import { ChoiceSelect } from '../../inspector/choice-select';
import { COMPARISONS, firstCondition, LAST_SEND, SUBJECTS, takesValue } from './condition-text';
import { HistoryFields } from './history-fields';
import { SegmentSelect } from './segment-select';
import { sendReasonLabels } from './send-reason-labels';
import styles from './condition-fields.module.css';

const TAG = [
  { value: 'present', label: 'has the tag' },
  { value: 'absent', label: 'does not have the tag' },
] as const;
const TOPICS = [
  { value: 'marketing', label: 'marketing' },
  { value: 'utility', label: 'utility' },
  { value: 'authentication', label: 'authentication' },
] as const;
const CONSENT = [
  { value: 'in', label: 'opted in' },
  { value: 'out', label: 'opted out' },
] as const;
const WINDOW = [
  { value: 'open', label: 'is open' },
  { value: 'closed', label: 'is closed' },
] as const;
const REPLY = [
  { value: 'equals', label: 'is' },
  { value: 'notEquals', label: 'is not' },
  { value: 'contains', label: 'contains' },
  { value: 'startsWith', label: 'starts with' },
] as const;

const LANGUAGE = [
  { value: 'startsWith', label: 'starts with' },
  { value: 'equals', label: 'is' },
  { value: 'notEquals', label: 'is not' },
  { value: 'exists', label: 'is known' },
  { value: 'notExists', label: 'is not known' },
] as const;
const MEMBER = [
  { value: 'in', label: 'is in the segment' },
  { value: 'notIn', label: 'is not in the segment' },
] as const;

const FIRST_REASON = 'message.window_closed';
const REASONS = sendReasons.map((value) => ({ value, label: sendReasonLabels[value] }));

interface Props {
  readonly condition: Condition;
  /** Variables that the journey sets. */
  readonly variables: readonly string[];
  readonly onChange: (condition: Condition) => void;
  /** What can be looked at; everything, unless said otherwise. */
  readonly subjects?: readonly (typeof SUBJECTS)[number][];
  /** Absent for the last condition, which must stay. */
  readonly onDelete?: () => void;
}

export function ConditionFields({ condition, variables, onChange, subjects = SUBJECTS, onDelete }: Props) {
  return (
    <div className={styles.condition}>
      <Group wrap="nowrap" gap="xs" align="end">
        <Select
          label="Looks at"
          data={subjects}
          value={condition.subject}
          allowDeselect={false}
          flex={1}
          onChange={(chosen) => {
            const subject = SUBJECTS.find((known) => known.value === chosen)?.value;
            if (subject && subject !== condition.subject) onChange(firstCondition(subject, variables[0]));
          }}
        />
        <ActionIcon variant="subtle" aria-label="Delete the condition" disabled={!onDelete} onClick={onDelete} mb={4}>
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
      <Stack gap="xs" mt="xs">
        <SubjectFields condition={condition} variables={variables} onChange={onChange} />
      </Stack>
    </div>
  );
}

/** What a condition takes beside its subject. */
export function SubjectFields({ condition, variables, onChange }: Omit<Props, 'onDelete' | 'subjects'>) {
  switch (condition.subject) {
    case 'attribute':
    case 'variable':
    case 'event':
      return (
        <>
          {condition.subject === 'variable' && variables.length > 0 ? (
            <Select
              label="Variable"
              data={[...new Set([...variables, condition.name])]}
              value={condition.name}
              allowDeselect={false}
              onChange={(name) => name && onChange({ ...condition, name })}
            />
          ) : (
            <CheckedTextInput
              label="Name"
              check={notEmpty}
              value={condition.name}
              onChange={(name) => onChange({ ...condition, name })}
            />
          )}
          <ChoiceSelect
            label="Comparison"
            choices={COMPARISONS}
            value={condition.is}
            onChange={(is) => onChange({ ...condition, is })}
          />
          {takesValue(condition.is) && (
            <TextInput
              label="Value"
              value={condition.value}
              onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
            />
          )}
        </>
      );
    case 'tag':
      return (
        <>
          <ChoiceSelect
            label="Contact"
            choices={TAG}
            value={condition.is}
            onChange={(is) => onChange({ ...condition, is })}
          />
          <CheckedTextInput
            label="Tag"
            check={notEmpty}
            value={condition.value}
            onChange={(value) => onChange({ ...condition, value })}
          />
        </>
      );
    case 'language':
      return (
        <>
          <ChoiceSelect
            label="Language"
            choices={LANGUAGE}
            value={condition.is}
            onChange={(is) => onChange({ ...condition, is })}
          />
          {takesValue(condition.is) && (
            <TextInput
              label="Code"
              description="Such as en or pt_PT"
              value={condition.value}
              onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
            />
          )}
        </>
      );
    case 'eventHistory':
    case 'messageHistory':
      return <HistoryFields condition={condition} onChange={onChange} />;
    case 'segment':
      return (
        <>
          <ChoiceSelect
            label="Contact"
            choices={MEMBER}
            value={condition.is}
            onChange={(is) => onChange({ ...condition, is })}
          />
          <SegmentSelect value={condition.segment} onChange={(segment) => onChange({ ...condition, segment })} />
        </>
      );
    case 'consent':
      return (
        <>
          <ChoiceSelect
            label="Topic"
            choices={TOPICS}
            value={condition.topic}
            onChange={(topic) => onChange({ ...condition, topic })}
          />
          <ChoiceSelect
            label="Contact"
            choices={CONSENT}
            value={condition.is}
            onChange={(is) => onChange({ ...condition, is })}
          />
        </>
      );
    case 'window':
      return (
        <ChoiceSelect
          label="Window"
          choices={WINDOW}
          value={condition.is}
          onChange={(is) => onChange({ ...condition, is })}
        />
      );
    case 'lastSend':
      return (
        <>
          <ChoiceSelect
            label="The last message"
            choices={LAST_SEND}
            value={condition.is}
            onChange={(is) => onChange({ ...condition, is, value: takesValue(is) ? FIRST_REASON : '' })}
          />
          {takesValue(condition.is) && (
            <ChoiceSelect
              label="Reason"
              choices={REASONS}
              value={condition.value === '' ? FIRST_REASON : condition.value}
              onChange={(value) => onChange({ ...condition, value })}
            />
          )}
        </>
      );
    case 'reply':
      return (
        <>
          <ChoiceSelect
            label="Reply"
            choices={REPLY}
            value={condition.is}
            onChange={(is) => onChange({ ...condition, is })}
          />
          <CheckedTextInput
            label="Text"
            check={notEmpty}
            value={condition.value}
            onChange={(value) => onChange({ ...condition, value })}
          />
        </>
      );
  }
}
