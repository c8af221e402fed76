import { unreachable, type NodeConfig, type Question, type ReceiptStatus } from '@sendero/shared';
import { matchesEvent } from './matches-event';
import type { StepArgs } from './machine';

/** A wait for something to happen. */
export type AwaitingWait = Extract<NodeConfig<'wait'>, { readonly type: 'event' | 'receipt' | 'click' }>;

/** Whether the event of a step is what the wait is for. */
export function isAwaited(config: AwaitingWait, { context: { question }, event }: StepArgs): boolean {
  switch (config.type) {
    case 'event':
      return event.type === 'customEvent' && matchesEvent(config.event, event);
    case 'receipt':
    case 'click': {
      const after = newsOf(question, event);
      return after !== null && hasHappened(config, after);
    }
    default:
      return unreachable(config);
  }
}

/** Whether what the wait is for is known to have happened to the run's last message. */
export function hasHappened(config: AwaitingWait, question: Question | null): boolean {
  switch (config.type) {
    case 'event':
      return false;
    case 'receipt':
      return rank(question?.receipt) >= rank(config.status);
    case 'click':
      return question?.clicked?.some((url) => url.toLowerCase().includes(config.link.trim().toLowerCase())) ?? false;
    default:
      return unreachable(config);
  }
}

/** What is known of the last message after an event; null when the event says nothing new of it. */
export function newsOf(question: Question | null, event: StepArgs['event']): Question | null {
  if (event.type === 'receipt') {
    const { node, revision, status } = event;
    const isOfQuestion = question?.node === node && question.revision === revision;
    return isOfQuestion && rank(status) > rank(question.receipt) ? { ...question, receipt: status } : null;
  }
  if (event.type === 'linkClicked') {
    const { url, sentBy } = event;
    const isOfQuestion = question?.node === sentBy.node && question.revision === sentBy.revision;
    const clicked = question?.clicked ?? [];
    return isOfQuestion && !clicked.includes(url) ? { ...question, clicked: [...clicked, url] } : null;
  }
  return null;
}

/** How far a message has come; one that failed has not come to anybody. */
function rank(status: ReceiptStatus | undefined): number {
  return status === undefined ? -1 : ['failed', 'accepted', 'sent', 'delivered', 'read'].indexOf(status);
}
