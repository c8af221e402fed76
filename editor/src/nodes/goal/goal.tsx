import { TextInput } from '@mantine/core';
import { IconTrophy } from '@tabler/icons-react';
import type { NodeView } from '../node-view';

const LONGEST_NAME = 60;

export const goal: NodeView<'goal'> = {
  Icon: IconTrophy,
  Summary: ({ config }) => <>{config.name || 'No name yet'}</>,
  Form: ({ config, onChange }) => (
    <TextInput
      label="Goal"
      description="What people have done once they get here, such as “Booked a table”."
      maxLength={LONGEST_NAME}
      value={config.name}
      onChange={(event) => onChange({ ...config, name: event.currentTarget.value })}
    />
  ),
};
