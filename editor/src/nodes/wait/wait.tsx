import { durationText } from '@sendero/shared';
import { IconClock } from '@tabler/icons-react';
import { DurationInput } from '../../inspector/duration-input';
import type { NodeView } from '../node-view';

export const wait: NodeView<'wait'> = {
  Icon: IconClock,
  Summary: ({ config }) => <>{durationText(config.duration)}</>,
  Form: ({ config, onChange }) => (
    <DurationInput
      label="Wait for"
      value={config.duration}
      onChange={(duration) => onChange({ ...config, duration })}
    />
  ),
};
