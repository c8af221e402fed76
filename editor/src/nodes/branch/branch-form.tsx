import { Button, Group, Stack, Text } from '@mantine/core';
import type { BranchCase, Condition, NodeConfig } from '@sendero/shared';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { MatchToggle } from '../../inspector/match-toggle';
import { CaseCard } from '../../inspector/case-card';
import { CheckedTextInput, notEmpty } from '../../inspector/checked-text-input';
import { moved } from '../../inspector/moved';
import { useJourney } from '../../store/journey-context';
import { newId } from '../../store/new-id';
import { variablesIn } from '../look-around';
import type { FormProps } from '../node-view';
import { ConditionFields } from './condition-fields';
import { firstCondition } from './condition-text';

const MOST_CASES = 20;

export function BranchForm({ config, onChange }: FormProps<NodeConfig<'branch'>>) {
  const document = useJourney((state) => state.document);
  const variables = useMemo(() => variablesIn(document), [document]);
  const { cases } = config;
  const setCases = (changed: readonly BranchCase[]) => onChange({ ...config, cases: changed });

  return (
    <Stack gap="md">
      <Text fw={600} size="sm">
        Cases, the first that holds wins
      </Text>
      {cases.map((one, index) => (
        <CaseCard
          key={one.id}
          title={one.title}
          first={index === 0}
          last={index === cases.length - 1}
          onMove={(by) => setCases(moved(cases, index, by))}
          {...(cases.length > 1 && { onDelete: () => setCases(cases.filter((other) => other.id !== one.id)) })}
        >
          <BranchCaseFields
            value={one}
            variables={variables}
            onChange={(changed) => setCases(cases.map((other) => (other.id === one.id ? changed : other)))}
          />
        </CaseCard>
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={cases.length >= MOST_CASES}
          onClick={() =>
            setCases([
              ...cases,
              {
                id: newId('c'),
                title: `Case ${cases.length + 1}`,
                when: { match: 'all', conditions: [firstCondition('attribute')] },
              },
            ])
          }
        >
          Add a case
        </Button>
      </Group>
    </Stack>
  );
}

interface CaseProps {
  readonly value: BranchCase;
  readonly variables: readonly string[];
  readonly onChange: (value: BranchCase) => void;
}

function BranchCaseFields({ value, variables, onChange }: CaseProps) {
  const { conditions } = value.when;
  const setConditions = (changed: readonly Condition[]) =>
    onChange({ ...value, when: { ...value.when, conditions: changed } });
  return (
    <>
      <CheckedTextInput
        label="Name"
        check={notEmpty}
        value={value.title}
        onChange={(title) => onChange({ ...value, title })}
      />
      {conditions.length > 1 && (
        <MatchToggle
          value={value.when.match}
          onChange={(match) => onChange({ ...value, when: { ...value.when, match } })}
        />
      )}
      {conditions.map((condition, index) => (
        <ConditionFields
          // Conditions have no identity but their place.
          key={`${index} ${condition.subject}`}
          condition={condition}
          variables={variables}
          onChange={(changed) => setConditions(conditions.map((other, at) => (at === index ? changed : other)))}
          {...(conditions.length > 1 && { onDelete: () => setConditions(conditions.filter((_, at) => at !== index)) })}
        />
      ))}
      <Group>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => setConditions([...conditions, firstCondition('attribute')])}
        >
          Add a condition
        </Button>
      </Group>
    </>
  );
}
