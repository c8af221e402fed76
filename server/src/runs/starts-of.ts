import { laneOf } from '@sendero/shared';
import type { TakenEvent } from './lane.repository';
import type { Watch } from './watch.repository';

/** Watches whose time is over, as events that start their journeys; in the order given. */
export function startsOf(watches: readonly Watch[], now: Date): readonly TakenEvent[] {
  return watches.map(({ journeyId, node, contactId, channelId, properties }) => ({
    id: '',
    lane: laneOf(contactId),
    contactId,
    channelId,
    runId: null,
    payload: {
      type: 'start',
      journeyId,
      trigger: node,
      key: null,
      event: { type: 'started', by: 'inaction', properties },
    },
    receivedAt: now,
  }));
}
