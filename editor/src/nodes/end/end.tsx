import { TextInput } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import type { NodeView } from '../node-view';

const LONGEST_REASON = 60;

export const end: NodeView<'end'> = {
  Icon: IconFlag,
  Summary: ({ config }) => <>{config.reason || 'No reason given'}</>,
  Form: ({ config, onChange }) => (
    <TextInput
      label="Reason"
      description="Shown in reports, such as “answered” or “not interested”."
      maxLength={LONGEST_REASON}
      value={config.reason}
      onChange={(event) => onChange({ ...config, reason: event.currentTarget.value })}
    />
  ),
};
