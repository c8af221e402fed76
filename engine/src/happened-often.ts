import { durationMs, unreachable } from '@sendero/shared';
import type { EpochMs, HistoryCondition, ContactPast, PastMessage, ReachedStatus } from '@sendero/shared';
import { matchesEvent } from './matches-event';

/** Whether it happened as often as asked, whichever way the condition wants it; the server counts the same by SQL. */
export function happenedOften(condition: HistoryCondition, past: ContactPast, now: EpochMs): boolean {
  const from = condition.within === null ? -Infinity : now - durationMs(condition.within);
  const isInTime = ({ at }: { readonly at: EpochMs }) => at >= from && at <= now;
  return countOf(condition, past, isInTime) >= condition.times;
}

function countOf(
  condition: HistoryCondition,
  past: ContactPast,
  isInTime: (what: { readonly at: EpochMs }) => boolean,
): number {
  switch (condition.subject) {
    case 'eventHistory':
      return past.events.filter((event) => isInTime(event) && matchesEvent(condition.event, event)).length;
    case 'messageHistory':
      return past.messages.filter((message) => isInTime(message) && hasReached(message, condition.status)).length;
    default:
      return unreachable(condition);
  }
}

function hasReached({ status, clicked }: PastMessage, wanted: ReachedStatus): boolean {
  if (wanted === 'clicked') return clicked;
  const order: readonly string[] = ['sent', 'delivered', 'read'];
  return order.indexOf(status) >= order.indexOf(wanted);
}
