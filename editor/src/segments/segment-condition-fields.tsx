import { ActionIcon, Group, Select, Stack, TextInput } from '@mantine/core';
import { segmentCondition, type SegmentCondition } from '@sendero/shared';
import { IconTrash } from '@tabler/icons-react';
import { ChoiceSelect } from '../inspector/choice-select';
import { DurationInput } from '../inspector/duration-input';
import { SubjectFields } from '../nodes/branch/condition-fields';
import styles from '../nodes/branch/condition-fields.module.css';
import { firstSegmentCondition, SEGMENT_SUBJECTS } from './segment-text';

type CreatedAt = Extract<SegmentCondition, { readonly subject: 'createdAt' }>;

const CREATED = [
  { value: 'withinLast', label: 'in the last' },
  { value: 'longerAgo', label: 'longer ago than' },
  { value: 'after', label: 'on or after' },
  { value: 'before', label: 'before' },
] as const;

interface Props {
  readonly condition: SegmentCondition;
  readonly onChange: (condition: SegmentCondition) => void;
  /** Absent for the last condition, which must stay. */
  readonly onDelete?: () => void;
}

/** One condition of a segment; what a branch can ask as well has the same fields. */
export function SegmentConditionFields({ condition, onChange, onDelete }: Props) {
  return (
    <div className={styles.condition}>
      <Group wrap="nowrap" gap="xs" align="end">
        <Select
          label="Looks at"
          data={SEGMENT_SUBJECTS}
          value={condition.subject}
          allowDeselect={false}
          flex={1}
          onChange={(chosen) => {
            const subject = SEGMENT_SUBJECTS.find((known) => known.value === chosen)?.value;
            if (subject && subject !== condition.subject) onChange(firstSegmentCondition(subject));
          }}
        />
        <ActionIcon variant="subtle" aria-label="Delete the condition" disabled={!onDelete} onClick={onDelete} mb={4}>
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
      <Stack gap="xs" mt="xs">
        {condition.subject === 'createdAt' ? (
          <CreatedAtFields condition={condition} onChange={onChange} />
        ) : (
          <SubjectFields
            condition={condition}
            variables={[]}
            onChange={(changed) => {
              const read = segmentCondition.safeParse(changed);
              if (read.success) onChange(read.data);
            }}
          />
        )}
      </Stack>
    </div>
  );
}

interface CreatedAtProps {
  readonly condition: CreatedAt;
  readonly onChange: (condition: CreatedAt) => void;
}

function CreatedAtFields({ condition, onChange }: CreatedAtProps) {
  const days = { amount: 7, unit: 'days' } as const;
  return (
    <>
      <ChoiceSelect
        label="Added"
        choices={CREATED}
        value={condition.is}
        onChange={(is) => {
          const { subject } = condition;
          if (is === 'withinLast' || is === 'longerAgo') {
            onChange({ subject, is, duration: 'duration' in condition ? condition.duration : days });
          } else onChange({ subject, is, at: 'at' in condition ? condition.at : startOfToday() });
        }}
      />
      {'duration' in condition ? (
        <DurationInput
          label="Time"
          value={condition.duration}
          onChange={(duration) => onChange({ ...condition, duration })}
        />
      ) : (
        <TextInput
          label="Day"
          type="date"
          value={dayOf(condition.at)}
          onChange={(event) => {
            const at = new Date(`${event.currentTarget.value}T00:00`).getTime();
            if (at >= 0) onChange({ ...condition, at });
          }}
        />
      )}
    </>
  );
}

function startOfToday(): number {
  return new Date().setHours(0, 0, 0, 0);
}

/** The day in this browser's zone, as a date field shows it. */
function dayOf(at: number): string {
  const day = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
