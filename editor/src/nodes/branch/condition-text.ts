import { unreachable, type Comparison, type Condition, type ConditionSubject } from '@sendero/shared';
import { firstHistory, historyText } from './history-text';
import { sendReasonLabels } from './send-reason-labels';

export const SUBJECTS = [
  { value: 'attribute', label: 'Attribute of the contact' },
  { value: 'variable', label: 'Variable of the run' },
  { value: 'event', label: 'What the starting event said' },
  { value: 'tag', label: 'Tag' },
  { value: 'language', label: 'Language' },
  { value: 'segment', label: 'Segment' },
  { value: 'consent', label: 'Consent' },
  { value: 'window', label: 'Service window' },
  { value: 'reply', label: 'Last reply' },
  { value: 'eventHistory', label: 'Events of the contact' },
  { value: 'messageHistory', label: 'Messages to the contact' },
  { value: 'lastSend', label: 'Why it was not sent' },
] as const satisfies readonly { value: ConditionSubject; label: string }[];

export const COMPARISONS = [
  { value: 'equals', label: 'is' },
  { value: 'notEquals', label: 'is not' },
  { value: 'contains', label: 'contains' },
  { value: 'startsWith', label: 'starts with' },
  { value: 'greaterThan', label: 'is greater than' },
  { value: 'lessThan', label: 'is less than' },
  { value: 'exists', label: 'is known' },
  { value: 'notExists', label: 'is not known' },
] as const satisfies readonly { value: Comparison; label: string }[];

export const LAST_SEND = [
  { value: 'equals', label: 'did not go out because' },
  { value: 'notEquals', label: 'went out, or did not because of something else than' },
  { value: 'exists', label: 'did not go out' },
  { value: 'notExists', label: 'went out' },
] as const satisfies readonly { value: Extract<Condition, { subject: 'lastSend' }>['is']; label: string }[];

/** Whether a comparison looks at a value at all. */
export function takesValue(comparison: Comparison): boolean {
  return comparison !== 'exists' && comparison !== 'notExists';
}

/** What a condition on this subject starts with. */
export function firstCondition(subject: ConditionSubject, variable = 'answer'): Condition {
  switch (subject) {
    case 'attribute':
      return { subject, name: 'city', is: 'equals', value: '' };
    case 'variable':
      return { subject, name: variable, is: 'equals', value: '' };
    case 'event':
      return { subject, name: 'total', is: 'greaterThan', value: '' };
    case 'tag':
      return { subject, is: 'present', value: 'vip' };
    case 'language':
      return { subject, is: 'startsWith', value: 'en' };
    case 'segment':
      return { subject, is: 'in', segment: '' };
    case 'consent':
      return { subject, topic: 'marketing', is: 'in' };
    case 'window':
      return { subject, is: 'open' };
    case 'reply':
      return { subject, is: 'contains', value: 'yes' };
    case 'eventHistory':
    case 'messageHistory':
      return firstHistory(subject);
    case 'lastSend':
      return { subject, is: 'equals', value: 'message.window_closed' };
    default:
      return unreachable(subject);
  }
}

/** Such as city is “Lisbon”. */
export function conditionText(condition: Condition): string {
  switch (condition.subject) {
    case 'attribute':
    case 'variable':
    case 'event':
      return compared(condition.name, condition.is, condition.value);
    case 'tag':
      return `${condition.is === 'present' ? 'has' : 'lacks'} tag “${condition.value}”`;
    case 'language':
      return compared('language', condition.is, condition.value);
    case 'segment':
      return `${condition.is === 'in' ? 'is' : 'is not'} in ${condition.segment === '' ? 'a segment' : 'the segment'}`;
    case 'consent':
      return `opted ${condition.is} to ${condition.topic}`;
    case 'window':
      return `window ${condition.is}`;
    case 'reply':
      return compared('reply', condition.is, condition.value);
    case 'eventHistory':
    case 'messageHistory':
      return historyText(condition);
    case 'lastSend':
      return lastSendText(condition);
    default:
      return unreachable(condition);
  }
}

function lastSendText({ is, value }: Extract<Condition, { subject: 'lastSend' }>): string {
  const words = LAST_SEND.find((known) => known.value === is)?.label ?? is;
  return takesValue(is) && value !== '' ? `last message ${words} ${sendReasonLabels[value]}` : `last message ${words}`;
}

function compared(name: string, comparison: Comparison, value: string): string {
  const words = COMPARISONS.find((known) => known.value === comparison)?.label ?? comparison;
  return takesValue(comparison) ? `${name} ${words} “${value}”` : `${name} ${words}`;
}
