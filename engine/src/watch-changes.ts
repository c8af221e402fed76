import { durationMs, type EpochMs, type NodeId, type RunEvent } from '@sendero/shared';
import type { Journey } from './compile';
import { matchesEvent } from './matches-event';

/** What an event does to the watches of a journey's triggers that start when an event does not follow. */
export type WatchChange =
  | { readonly type: 'watch'; readonly node: NodeId; readonly dueAt: EpochMs }
  /** The event that had to be missing happened. */
  | { readonly type: 'unwatch'; readonly node: NodeId };

/** An event that both ends a watch and begins one does so in this order. */
export function watchChanges(
  { document }: Journey,
  event: Extract<RunEvent, { readonly type: 'customEvent' }>,
): readonly WatchChange[] {
  return document.nodes.flatMap((node): readonly WatchChange[] => {
    if (node.type !== 'trigger.inaction') return [];
    const { id, config } = node;
    return [
      ...(matchesEvent(config.missing, event) ? [{ type: 'unwatch' as const, node: id }] : []),
      ...(matchesEvent(config.event, event)
        ? [{ type: 'watch' as const, node: id, dueAt: event.at + durationMs(config.within) }]
        : []),
    ];
  });
}
