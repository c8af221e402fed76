import { IconClock } from '@tabler/icons-react';
import type { NodeView } from '../node-view';
import { WaitForm } from './wait-form';
import { waitText } from './wait-text';

export const wait: NodeView<'wait'> = {
  Icon: IconClock,
  Summary: ({ config }) => <>{waitText(config)}</>,
  Form: WaitForm,
};
