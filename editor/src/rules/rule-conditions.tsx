import { Button, Group } from '@mantine/core';
import type { Condition, ConditionGroup } from '@sendero/shared';
import { IconPlus } from '@tabler/icons-react';
import { MatchToggle } from '../inspector/match-toggle';
import { ConditionFields } from '../nodes/branch/condition-fields';
import { firstCondition, SUBJECTS } from '../nodes/branch/condition-text';

/** No run has begun, so nothing of a run can be asked for; the message itself is what the rule looks for. */
const ASKABLE = SUBJECTS.filter(({ value }) => value !== 'variable' && value !== 'event' && value !== 'reply');

const MOST_CONDITIONS = 20;

interface Props {
  readonly when: ConditionGroup | null;
  readonly onChange: (when: ConditionGroup | null) => void;
}

/** What else must hold, besides what the message looks like. */
export function RuleConditions({ when, onChange }: Props) {
  const conditions = when?.conditions ?? [];
  const match = when?.match ?? 'all';
  const setConditions = (changed: readonly Condition[]) =>
    onChange(changed.length > 0 ? { match, conditions: changed } : null);
  return (
    <>
      {conditions.length > 1 && (
        <MatchToggle value={match} onChange={(chosen) => onChange({ match: chosen, conditions })} />
      )}
      {conditions.map((condition, index) => (
        <ConditionFields
          // Conditions have no identity but their place.
          key={`${index} ${condition.subject}`}
          condition={condition}
          variables={[]}
          subjects={ASKABLE}
          onChange={(changed) => setConditions(conditions.with(index, changed))}
          onDelete={() => setConditions(conditions.toSpliced(index, 1))}
        />
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={conditions.length >= MOST_CONDITIONS}
          onClick={() => setConditions([...conditions, firstCondition('attribute')])}
        >
          {conditions.length === 0 ? 'And only for some contacts' : 'Add a condition'}
        </Button>
      </Group>
    </>
  );
}
