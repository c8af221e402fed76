import { Button, Group, Stack, Text } from '@mantine/core';
import type { ExitRule } from '@sendero/shared';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { MatchToggle } from '../inspector/match-toggle';
import { CaseCard } from '../inspector/case-card';
import { EventMatchFields } from '../inspector/event-match-fields';
import { moved } from '../inspector/moved';
import { ConditionFields } from '../nodes/branch/condition-fields';
import { firstCondition } from '../nodes/branch/condition-text';
import { variablesIn } from '../nodes/look-around';
import { useJourney } from '../store/journey-context';
import { SettingsPart, type SettingsPartProps } from './settings-part';

const MOST_RULES = 10;

const FIRST: { readonly [Type in ExitRule['type']]: Extract<ExitRule, { readonly type: Type }> } = {
  event: { type: 'event', event: { name: '', where: [] } },
  condition: { type: 'condition', when: { match: 'all', conditions: [firstCondition('tag')] } },
};

export function ExitFields({ settings, onChange }: SettingsPartProps) {
  const { exits } = settings;
  const setExits = (changed: readonly ExitRule[]) => onChange({ ...settings, exits: changed });
  const add = (type: ExitRule['type']) => setExits([...exits, FIRST[type]]);
  return (
    <SettingsPart
      title="Leaving early"
      hint="What takes a contact out wherever they are. Whoever asks us to stop always leaves at once."
    >
      {exits.map((rule, index) => (
        <CaseCard
          // Rules have no identity but their place.
          key={`${index} ${rule.type}`}
          title={rule.type === 'event' ? 'When something happens' : 'When something is so'}
          first={index === 0}
          last={index === exits.length - 1}
          onMove={(by) => setExits(moved(exits, index, by))}
          onDelete={() => setExits(exits.toSpliced(index, 1))}
        >
          <RuleFields rule={rule} onChange={(changed) => setExits(exits.with(index, changed))} />
        </CaseCard>
      ))}
      <Group gap="xs">
        {(['event', 'condition'] as const).map((type) => (
          <Button
            key={type}
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            disabled={exits.length >= MOST_RULES}
            onClick={() => add(type)}
          >
            {type === 'event' ? 'On an event' : 'On a condition'}
          </Button>
        ))}
      </Group>
    </SettingsPart>
  );
}

interface RuleProps {
  readonly rule: ExitRule;
  readonly onChange: (rule: ExitRule) => void;
}

function RuleFields({ rule, onChange }: RuleProps) {
  const document = useJourney((state) => state.document);
  const variables = useMemo(() => variablesIn(document), [document]);
  if (rule.type === 'event') {
    return (
      <EventMatchFields label="Event" value={rule.event} onChange={(event) => onChange({ type: 'event', event })} />
    );
  }
  const { match, conditions } = rule.when;
  const set = (when: Partial<typeof rule.when>) => onChange({ ...rule, when: { ...rule.when, ...when } });
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        Looked at whenever the contact takes a step.
      </Text>
      {conditions.length > 1 && <MatchToggle value={match} onChange={(chosen) => set({ match: chosen })} />}
      {conditions.map((condition, index) => (
        <ConditionFields
          key={`${index} ${condition.subject}`}
          condition={condition}
          variables={variables}
          onChange={(changed) => set({ conditions: conditions.with(index, changed) })}
          {...(conditions.length > 1 && { onDelete: () => set({ conditions: conditions.toSpliced(index, 1) }) })}
        />
      ))}
      <Group>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => set({ conditions: [...conditions, firstCondition('attribute')] })}
        >
          Add a condition
        </Button>
      </Group>
    </Stack>
  );
}
