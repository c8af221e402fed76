import { Select, Stack, TagsInput } from '@mantine/core';
import { unreachable, type MessageMatch } from '@sendero/shared';
import { IconMessageBolt } from '@tabler/icons-react';
import { KeywordFields } from '../../inspector/keyword-fields';
import { keywordsText } from '../../inspector/keywords-text';
import type { FormProps, NodeView } from '../node-view';

type Config = { readonly match: MessageMatch };

export const triggerMessage: NodeView<'trigger.message'> = {
  Icon: IconMessageBolt,
  Summary: ({ config }) => <>{matchText(config.match)}</>,
  Form: TriggerForm,
  opener: ({ match }) => (match.type === 'keyword' ? (match.words[0] ?? '') : ''),
};

const KINDS = [
  { value: 'any', label: 'Any message' },
  { value: 'keyword', label: 'A keyword' },
  { value: 'button', label: 'A tapped button' },
  { value: 'firstMessage', label: 'The first message ever' },
] as const satisfies readonly { value: MessageMatch['type']; label: string }[];

function TriggerForm({ config, onChange }: FormProps<Config>) {
  const { match } = config;
  return (
    <Stack gap="sm">
      <Select
        label="Starts when this comes in"
        data={KINDS}
        value={match.type}
        allowDeselect={false}
        onChange={(chosen) => {
          const kind = KINDS.find(({ value }) => value === chosen);
          if (kind && kind.value !== match.type) onChange({ match: firstOf(kind.value) });
        }}
      />
      {match.type === 'keyword' && <KeywordFields value={match} onChange={(changed) => onChange({ match: changed })} />}
      {match.type === 'button' && (
        <TagsInput
          label="Payloads"
          description="What the tapped button sends. Enter after each one."
          value={[...match.payloads]}
          onChange={(payloads) =>
            onChange({ match: { type: 'button', payloads: payloads.map((one) => one.trim()).filter(Boolean) } })
          }
        />
      )}
    </Stack>
  );
}

function firstOf(type: MessageMatch['type']): MessageMatch {
  switch (type) {
    case 'any':
      return { type };
    case 'keyword':
      return { type, how: 'exact', words: ['hi'] };
    case 'button':
      return { type, payloads: [] };
    case 'firstMessage':
      return { type };
    default:
      return unreachable(type);
  }
}

function matchText(match: MessageMatch): string {
  switch (match.type) {
    case 'any':
      return 'Any message';
    case 'keyword':
      return keywordsText(match);
    case 'button':
      return `Button ${match.payloads.map((payload) => `“${payload}”`).join(', ') || 'not chosen yet'}`;
    case 'firstMessage':
      return 'First message ever';
    default:
      return unreachable(match);
  }
}
