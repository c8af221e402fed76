import { Stack, Text, TextInput } from '@mantine/core';
import { unreachable, type NodeConfig, type SegmentLaunch } from '@sendero/shared';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { segmentQueries } from '../../api/segments-api';
import { ChoiceSelect } from '../../inspector/choice-select';
import { momentOf, momentText } from '../../journey-settings/moment-text';
import { dateTimeText } from '../../ui/time-text';
import { SegmentSelect } from '../branch/segment-select';
import type { FormProps, NodeView } from '../node-view';

type Config = NodeConfig<'trigger.segment'>;

export const triggerSegment: NodeView<'trigger.segment'> = {
  Icon: IconUsersGroup,
  Summary: SegmentSummary,
  Form: SegmentForm,
};

const WHEN = [
  { value: 'now', label: 'All of them, when it is published' },
  { value: 'at', label: 'All of them, at a time' },
  { value: 'entering', label: 'Each as they become a member' },
] as const satisfies readonly { value: SegmentLaunch['type']; label: string }[];

const HINTS: Readonly<Record<SegmentLaunch['type'], string>> = {
  now: 'Publishing the journey again does not start them again.',
  at: 'Who is a member by then. In your time zone.',
  entering: 'Who is a member when the journey is published does not start; who leaves and comes back does.',
};

function SegmentForm({ config, onChange }: FormProps<Config>) {
  const { when } = config;
  return (
    <Stack gap="sm">
      <SegmentSelect value={config.segment} onChange={(segment) => onChange({ ...config, segment })} />
      <ChoiceSelect
        label="Its members start"
        choices={WHEN}
        value={when.type}
        onChange={(type) => onChange({ ...config, when: type === 'at' ? { type, at: null } : { type } })}
      />
      {when.type === 'at' && (
        <TextInput
          type="datetime-local"
          label="Time"
          value={momentText(when.at)}
          onChange={(event) => onChange({ ...config, when: { type: 'at', at: momentOf(event.currentTarget.value) } })}
        />
      )}
      <Text size="sm" c="dimmed">
        {HINTS[when.type]}
      </Text>
    </Stack>
  );
}

function SegmentSummary({ config }: { readonly config: Config }) {
  const { data: segments } = useQuery(segmentQueries.choices());
  const name = segments?.find(({ id }) => id === config.segment)?.name;
  return (
    <>
      {config.segment === '' ? 'No segment chosen' : (name ?? 'A segment')}, {whenText(config.when)}
    </>
  );
}

function whenText(when: SegmentLaunch): string {
  switch (when.type) {
    case 'now':
      return 'once published';
    case 'at':
      return when.at === null ? 'no time chosen' : dateTimeText(when.at);
    case 'entering':
      return 'as they enter';
    default:
      return unreachable(when);
  }
}
