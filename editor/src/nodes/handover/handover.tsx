import { Stack, Switch, TextInput } from '@mantine/core';
import { durationText, type Duration, type NodeConfig } from '@sendero/shared';
import { IconHeadset } from '@tabler/icons-react';
import { DurationInput } from '../../inspector/duration-input';
import { PersonalizedInput } from '../../inspector/personalized-input';
import type { FormProps, NodeView } from '../node-view';

const FIRST_TIMEOUT: Duration = { amount: 8, unit: 'hours' };

export const handover: NodeView<'handover'> = {
  Icon: IconHeadset,
  Summary: ({ config }) => <>{summary(config)}</>,
  Form: HandoverForm,
};

function summary({ assignTo, timeout }: NodeConfig<'handover'>): string {
  const to = assignTo || 'nobody yet';
  return timeout ? `To ${to}, up to ${durationText(timeout)}` : `To ${to}, until resolved`;
}

function HandoverForm({ config, onChange }: FormProps<NodeConfig<'handover'>>) {
  const { assignTo, note, timeout } = config;
  return (
    <Stack gap="md">
      <TextInput
        label="Who gets the conversation"
        description="A person or a team, as the inbox shows it. The bot keeps out of it until they resolve it."
        placeholder="Support"
        maxLength={80}
        value={assignTo}
        onChange={(event) => onChange({ ...config, assignTo: event.currentTarget.value })}
      />
      <PersonalizedInput
        label="What they should know"
        limit={1_000}
        multiline
        value={note}
        onChange={(text) => onChange({ ...config, note: text.slice(0, 1_000) })}
      />
      <Switch
        label="Go on when nobody resolves it"
        checked={timeout !== null}
        onChange={(event) => onChange({ ...config, timeout: event.currentTarget.checked ? FIRST_TIMEOUT : null })}
      />
      {timeout && (
        <DurationInput
          label="After"
          value={timeout}
          onChange={(changed) => onChange({ ...config, timeout: changed })}
        />
      )}
    </Stack>
  );
}
