import { Stack } from '@mantine/core';
import { durationText } from '@sendero/shared';
import { IconHourglassHigh } from '@tabler/icons-react';
import { DurationInput } from '../../inspector/duration-input';
import { EventMatchFields } from '../../inspector/event-match-fields';
import type { NodeView } from '../node-view';

export const triggerInaction: NodeView<'trigger.inaction'> = {
  Icon: IconHourglassHigh,
  Summary: ({ config: { event, missing, within } }) => (
    <>
      {event.name || 'An event'}, then no {missing.name || 'other'} for {durationText(within)}
    </>
  ),
  events: ({ event, missing }) => [event.name, missing.name],
  Form: ({ config, onChange }) => (
    <Stack gap="md">
      <EventMatchFields
        label="After this happened"
        value={config.event}
        onChange={(event) => onChange({ ...config, event })}
      />
      <EventMatchFields
        label="If this does not follow"
        value={config.missing}
        onChange={(missing) => onChange({ ...config, missing })}
      />
      <DurationInput label="Within" value={config.within} onChange={(within) => onChange({ ...config, within })} />
    </Stack>
  ),
};
