import type { NodeConfig } from '@sendero/shared';
import { IconCalendarEvent } from '@tabler/icons-react';
import type { NodeView } from '../node-view';
import { dateText } from './date-text';
import { TriggerDateForm } from './trigger-date-form';

export const triggerDate: NodeView<'trigger.date'> = {
  Icon: IconCalendarEvent,
  Summary: ({ config }: { readonly config: NodeConfig<'trigger.date'> }) => <>{dateText(config)}</>,
  Form: TriggerDateForm,
};
