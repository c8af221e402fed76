import { durationText, unreachable, type HistoryCondition, type ReachedStatus } from '@sendero/shared';
import { eventMatchText } from '../../inspector/event-match-text';

export const REACHED = [
  { value: 'sent', label: 'was sent' },
  { value: 'delivered', label: 'was delivered' },
  { value: 'read', label: 'was read' },
  { value: 'clicked', label: 'had a counted link opened' },
] as const satisfies readonly { value: ReachedStatus; label: string }[];

const often = { is: 'did', times: 1, within: { amount: 30, unit: 'days' } } as const;

/** What a condition on the past starts with. */
export function firstHistory(subject: HistoryCondition['subject']): HistoryCondition {
  return subject === 'eventHistory'
    ? { subject, event: { name: 'order_placed', where: [] }, ...often }
    : { subject, status: 'read', ...often };
}

/** Such as “order_placed happened at least 2 times in the last 30 days”, or “no message of the last 7 days was read”. */
export function historyText(condition: HistoryCondition): string {
  const { is, times, within } = condition;
  switch (condition.subject) {
    case 'eventHistory': {
      const atLeast = times === 1 ? '' : ` at least ${times} times`;
      const when = within === null ? '' : ` in the last ${durationText(within)}`;
      return `${eventMatchText(condition.event)} ${is === 'did' ? 'happened' : 'did not happen'}${atLeast}${when}`;
    }
    case 'messageHistory': {
      const when = within === null ? '' : ` of the last ${durationText(within)}`;
      const reached = REACHED.find(({ value }) => value === condition.status)?.label ?? condition.status;
      if (times === 1) return `${is === 'did' ? 'a' : 'no'} message${when} ${reached}`;
      return `${is === 'did' ? 'at least' : 'fewer than'} ${times} messages${when} ${reached.replace('was', 'were')}`;
    }
    default:
      return unreachable(condition);
  }
}
