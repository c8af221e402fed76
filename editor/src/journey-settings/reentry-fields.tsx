import { Radio, Stack } from '@mantine/core';
import type { Reentry } from '@sendero/shared';
import { DurationInput } from '../inspector/duration-input';
import { SettingsPart, type SettingsPartProps } from './settings-part';

const CHOICES = [
  { type: 'never', label: 'No, once only' },
  { type: 'afterEnd', label: 'Yes, when they are no longer in it' },
  { type: 'after', label: 'Yes, some time after they left it' },
  { type: 'always', label: 'Yes, always, even while they are in it' },
] as const;

const FIRST: { readonly [Type in Reentry['type']]: Extract<Reentry, { readonly type: Type }> } = {
  never: { type: 'never' },
  afterEnd: { type: 'afterEnd' },
  after: { type: 'after', duration: { amount: 7, unit: 'days' } },
  always: { type: 'always' },
};

export function ReentryFields({ settings, onChange }: SettingsPartProps) {
  const { reentry } = settings;
  return (
    <SettingsPart title="Coming back" hint="Whether a contact who was in this journey may start it again.">
      <Radio.Group
        aria-label="Coming back"
        value={reentry.type}
        onChange={(chosen) => {
          const choice = CHOICES.find(({ type }) => type === chosen);
          if (choice) onChange({ ...settings, reentry: FIRST[choice.type] });
        }}
      >
        <Stack gap="xs">
          {CHOICES.map(({ type, label }) => (
            <Radio key={type} value={type} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      {reentry.type === 'after' && (
        <DurationInput
          label="Time since they left"
          value={reentry.duration}
          onChange={(duration) => onChange({ ...settings, reentry: { type: 'after', duration } })}
        />
      )}
    </SettingsPart>
  );
}
