import { IconBolt } from '@tabler/icons-react';
import { EventMatchFields } from '../../inspector/event-match-fields';
import { eventMatchText } from '../../inspector/event-match-text';
import type { NodeView } from '../node-view';

export const triggerEvent: NodeView<'trigger.event'> = {
  Icon: IconBolt,
  Summary: ({ config }) => <>{eventMatchText(config.event)}</>,
  events: ({ event }) => [event.name],
  Form: ({ config, onChange }) => (
    <EventMatchFields
      label="Starts when this happens"
      description="The name under which your shop or app sends it."
      value={config.event}
      onChange={(event) => onChange({ ...config, event })}
    />
  ),
};
