import type { QueueLag, RuntimeLag } from '@sendero/shared';
import { countText } from '../ui/count-text';
import { Facts } from '../ui/facts';
import { Panel } from '../ui/panel';
import { StatusBadge } from '../ui/status-badge';
import { lengthText } from '../ui/time-text';

/** What waits longer than this is said to be behind, in ms. */
const BEHIND_MS = 5_000;

/** Whether the machinery keeps up. */
export function RuntimePanel({ runtime: { events, timers, outbox } }: { readonly runtime: RuntimeLag }) {
  const behind = Math.max(events.oldestMs, timers.oldestMs) > BEHIND_MS;
  return (
    <Panel
      title="Keeping up"
      actions={<StatusBadge tone={behind ? 'warning' : 'positive'}>{behind ? 'Behind' : 'Up to date'}</StatusBadge>}
    >
      <Facts
        facts={[
          ['Events to work', <span data-testid="lag-events">{lagText(events, 'None waits')}</span>],
          ['Late timers', <span data-testid="lag-timers">{lagText(timers, 'None is late')}</span>],
          [
            'To be sent',
            outbox.ready === 0 ? 'None waits' : `${countText(outbox.ready)} as fast as the channels allow`,
          ],
          ['Held back', heldText(outbox)],
        ]}
      />
    </Panel>
  );
}

function heldText({ quiet, paused }: RuntimeLag['outbox']): string {
  const held = [
    ...(quiet > 0 ? [`${countText(quiet)} until quiet hours end`] : []),
    ...(paused > 0 ? [`${countText(paused)} of paused journeys`] : []),
  ];
  return held.length === 0 ? 'None' : held.join(', ');
}

function lagText({ count, oldestMs }: QueueLag, none: string): string {
  return count === 0 ? none : `${countText(count)}, the oldest for ${lengthText(oldestMs)}`;
}
