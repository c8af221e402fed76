import { SegmentedControl, Stack, Switch, TextInput } from '@mantine/core';
import type { Duration, NodeConfig } from '@sendero/shared';
import { DurationInput } from '../../inspector/duration-input';
import { PersonalizedInput } from '../../inspector/personalized-input';
import { BotSelect } from '../../webhooks/bot-select';
import type { FormProps } from '../node-view';

const FIRST_TIMEOUT: Duration = { amount: 8, unit: 'hours' };

export function HandoverForm({ config, onChange }: FormProps<NodeConfig<'handover'>>) {
  const { bot, assignTo, note, timeout } = config;
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label="People or a bot"
        data={[
          { value: 'people', label: 'People' },
          { value: 'bot', label: 'A bot' },
        ]}
        value={bot === null ? 'people' : 'bot'}
        onChange={(who) => onChange({ ...config, bot: who === 'bot' ? '' : null })}
      />
      {bot === null ? (
        <TextInput
          label="Who gets the conversation"
          description="A person or a team, as the inbox shows it. The journey keeps out of it until they resolve it."
          placeholder="Support"
          maxLength={80}
          value={assignTo}
          onChange={(event) => onChange({ ...config, assignTo: event.currentTarget.value })}
        />
      ) : (
        <BotSelect value={bot} onChange={(chosen) => onChange({ ...config, bot: chosen })} />
      )}
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
