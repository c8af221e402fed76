import { Button, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { SegmentCondition, SegmentDefinition } from '@sendero/shared';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { MatchToggle } from '../inspector/match-toggle';
import { messageOf } from '../api/problem-error';
import { segmentQueries, type SegmentFields } from '../api/segments-api';
import { Panel } from '../ui/panel';
import { countText } from '../ui/count-text';
import styles from './segment-builder.module.css';
import { SegmentConditionFields } from './segment-condition-fields';
import { firstSegmentCondition } from './segment-text';

const MOST_CONDITIONS = 20;

interface Props {
  readonly initial: SegmentFields;
  /** The verb on the button. */
  readonly action: string;
  readonly saving: boolean;
  readonly error: unknown;
  readonly onSave: (segment: SegmentFields) => void;
}

/** Names a segment and puts its conditions together; says at once how many people fit. */
export function SegmentBuilder({ initial, action, saving, error, onSave }: Props) {
  const [name, setName] = useState(initial.name);
  const [missing, setMissing] = useState(false);
  const [definition, setDefinition] = useState(initial.definition);
  const { match, conditions } = definition;
  const setConditions = (changed: readonly SegmentCondition[]) => setDefinition({ match, conditions: changed });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = name.trim();
    setMissing(trimmed === '');
    if (trimmed !== '') onSave({ name: trimmed, definition });
  };
  const changed = name.trim() !== initial.name || JSON.stringify(definition) !== JSON.stringify(initial.definition);

  return (
    <Panel title="Who belongs to it">
      <form onSubmit={submit} noValidate className={styles.form}>
        <TextInput
          label="Name"
          placeholder="Customers in Lisbon"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={missing && name.trim() === '' ? 'Give the segment a name.' : error !== null && messageOf(error)}
          maxLength={120}
          required
        />
        {conditions.length > 1 && (
          <MatchToggle value={match} onChange={(chosen) => setDefinition({ match: chosen, conditions })} />
        )}
        {conditions.map((condition, index) => (
          <SegmentConditionFields
            // Conditions have no identity but their place.
            key={`${index} ${condition.subject}`}
            condition={condition}
            onChange={(next) => setConditions(conditions.map((other, at) => (at === index ? next : other)))}
            {...(conditions.length > 1 && {
              onDelete: () => setConditions(conditions.filter((_, at) => at !== index)),
            })}
          />
        ))}
        <Group>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            disabled={conditions.length >= MOST_CONDITIONS}
            onClick={() => setConditions([...conditions, firstSegmentCondition('attribute')])}
          >
            Add a condition
          </Button>
        </Group>
        <div className={styles.foot}>
          <LiveCount definition={definition} />
          <Button type="submit" loading={saving} disabled={!changed}>
            {action}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** How many fit what is on the screen, saved or not. */
function LiveCount({ definition }: { readonly definition: SegmentDefinition }) {
  const [asked] = useDebouncedValue(definition, 300);
  const { data, error, isPlaceholderData } = useQuery({
    ...segmentQueries.count(asked),
    placeholderData: keepPreviousData,
  });
  return (
    <p className={styles.count} role="status" aria-live="polite" data-testid="segment-count">
      {error && !data && <>The count can't be shown: {messageOf(error)}</>}
      {!error && !data && 'Counting …'}
      {data && (
        <span data-old={isPlaceholderData || undefined}>
          <strong>{countText(data.members)}</strong> of {countText(data.contacts)}{' '}
          {data.contacts === 1 ? 'contact' : 'contacts'}
        </span>
      )}
    </p>
  );
}
