import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import type { EventMatch, PropertyCondition } from '@sendero/shared';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { COMPARISONS, takesValue } from '../nodes/branch/condition-text';
import { CheckedTextInput, notEmpty } from './checked-text-input';
import { ChoiceSelect } from './choice-select';
import styles from './event-match-fields.module.css';

const MOST_CONDITIONS = 10;

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly value: EventMatch;
  readonly onChange: (value: EventMatch) => void;
}

/** The name of an event, and what its properties must say. */
export function EventMatchFields({ label, description, value, onChange }: Props) {
  const { name, where } = value;
  const setWhere = (changed: readonly PropertyCondition[]) => onChange({ ...value, where: changed });
  return (
    <Stack gap="xs">
      <TextInput
        label={label}
        {...(description !== undefined && { description })}
        placeholder="order_placed"
        maxLength={60}
        value={name}
        onChange={(event) => onChange({ ...value, name: event.currentTarget.value.trim() })}
      />
      {where.map((condition, index) => (
        <div
          // Conditions have no identity but their place.
          key={index}
          className={styles.condition}
        >
          <Group wrap="nowrap" gap="xs" align="end">
            <CheckedTextInput
              label="Property"
              check={notEmpty}
              maxLength={60}
              flex={1}
              value={condition.property}
              onChange={(property) => setWhere(where.with(index, { ...condition, property }))}
            />
            <ActionIcon
              variant="subtle"
              aria-label={`Delete the condition on ${condition.property}`}
              mb={4}
              onClick={() => setWhere(where.toSpliced(index, 1))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
          <Stack gap="xs" mt="xs">
            <ChoiceSelect
              label="Comparison"
              choices={COMPARISONS}
              value={condition.is}
              onChange={(is) => setWhere(where.with(index, { ...condition, is }))}
            />
            {takesValue(condition.is) && (
              <TextInput
                label="Value"
                value={condition.value}
                onChange={(event) => setWhere(where.with(index, { ...condition, value: event.currentTarget.value }))}
              />
            )}
          </Stack>
        </div>
      ))}
      <Group>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          disabled={where.length >= MOST_CONDITIONS}
          onClick={() => setWhere([...where, { property: 'total', is: 'greaterThan', value: '' }])}
        >
          Look at a property
        </Button>
      </Group>
    </Stack>
  );
}
