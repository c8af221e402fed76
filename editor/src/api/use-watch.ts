import type { Topic } from '@sendero/shared';
import { useEffect, useEffectEvent } from 'react';
import { watch, type LiveHandlers } from './socket';

/**
 * Watches a topic while the component is shown. `onReady` runs after every join, also after a lost connection came
 * back: fetch the state there. Both may be new functions on each render; the topic alone decides about joining.
 *
 * @example useWatch(journeyTopic(id), { 'journey.counts': (counts) => show(counts) }, () => refetch())
 */
export function useWatch(topic: Topic, handlers: LiveHandlers, onReady: () => void): void {
  const onCounts = useEffectEvent<NonNullable<LiveHandlers['journey.counts']>>((update) =>
    handlers['journey.counts']?.(update),
  );
  const onMoves = useEffectEvent<NonNullable<LiveHandlers['journey.moves']>>((update) =>
    handlers['journey.moves']?.(update),
  );
  const onPeople = useEffectEvent<NonNullable<LiveHandlers['journey.people']>>((update) =>
    handlers['journey.people']?.(update),
  );
  const onInbox = useEffectEvent<NonNullable<LiveHandlers['inbox.changed']>>((update) =>
    handlers['inbox.changed']?.(update),
  );
  const onDashboard = useEffectEvent<NonNullable<LiveHandlers['dashboard.changed']>>((update) =>
    handlers['dashboard.changed']?.(update),
  );
  const onTyping = useEffectEvent<NonNullable<LiveHandlers['conversation.typing']>>((update) =>
    handlers['conversation.typing']?.(update),
  );
  const onJoined = useEffectEvent(onReady);

  // Outside React: the socket.
  useEffect(
    () =>
      watch(
        topic,
        {
          'journey.counts': (update) => onCounts(update),
          'journey.moves': (update) => onMoves(update),
          'journey.people': (update) => onPeople(update),
          'inbox.changed': (update) => onInbox(update),
          'dashboard.changed': (update) => onDashboard(update),
          'conversation.typing': (update) => onTyping(update),
        },
        () => onJoined(),
      ),
    [topic],
  );
}
