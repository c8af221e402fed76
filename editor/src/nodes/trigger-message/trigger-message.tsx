import { Button, Stack } from '@mantine/core';
import { matchesOf, MOST_ALTERNATIVES, patternGroups, patternOfMatch, type NodeConfig } from '@sendero/shared';
import { IconMessageBolt, IconPlus, IconTrash } from '@tabler/icons-react';
import type { FormProps, NodeView } from '../node-view';
import { firstMatchOf, messageMatchText } from './message-match';
import { MessageMatchFields } from './message-match-fields';

type Config = NodeConfig<'trigger.message'>;

export const triggerMessage: NodeView<'trigger.message'> = {
  Icon: IconMessageBolt,
  Summary: ({ config }) => <>{matchesOf(config).map(messageMatchText).join(' · or ')}</>,
  Form: TriggerForm,
  opener: (config) => {
    const [match] = matchesOf(config).filter(({ type }) => type === 'keyword' || type === 'prefill');
    return match?.type === 'keyword' ? (match.words[0] ?? '') : match?.type === 'prefill' ? match.text : '';
  },
  sets: (config) => [...new Set(matchesOf(config).flatMap((match) => patternGroups(patternOfMatch(match) ?? '')))],
};

function TriggerForm({ config, onChange }: FormProps<Config>) {
  const { match, alternatives = [] } = config;
  const setAlternatives = (changed: NonNullable<Config['alternatives']>) =>
    onChange(changed.length > 0 ? { match, alternatives: changed } : { match });
  return (
    <Stack gap="sm">
      <MessageMatchFields
        label="Starts when this comes in"
        match={match}
        onChange={(changed) => onChange({ ...config, match: changed })}
      />
      {alternatives.map((alternative, index) => (
        <Stack key={index} gap="xs">
          <MessageMatchFields
            label="Or this"
            match={alternative}
            onChange={(changed) => setAlternatives(alternatives.with(index, changed))}
          />
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconTrash size={14} />}
            onClick={() => setAlternatives(alternatives.toSpliced(index, 1))}
          >
            Remove this way in
          </Button>
        </Stack>
      ))}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} />}
        disabled={alternatives.length >= MOST_ALTERNATIVES}
        onClick={() => setAlternatives([...alternatives, firstMatchOf('keyword')])}
      >
        Or another way in
      </Button>
    </Stack>
  );
}
