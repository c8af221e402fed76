import { historyKey, isWindowOpen, unreachable } from '@sendero/shared';
import type { Condition, ConditionGroup, Facts, JsonValue } from '@sendero/shared';
import { compare } from './compare';
import type { Memory } from './machine';
import { normalized } from './normalized';

/** What conditions look at of a run. */
export type Remembered = Pick<Memory, 'variables' | 'reply' | 'event' | 'sendProblem'>;

/** Whether the conditions of a group hold now. */
export function holds({ match, conditions }: ConditionGroup, memory: Remembered, facts: Facts): boolean {
  const isMet = (condition: Condition) => holdsOne(condition, memory, facts);
  return match === 'all' ? conditions.every(isMet) : conditions.some(isMet);
}

function holdsOne(
  condition: Condition,
  { variables, reply, event = {}, sendProblem = null }: Remembered,
  facts: Facts,
): boolean {
  switch (condition.subject) {
    case 'attribute':
      return compare(own(facts.contact.attributes, condition.name), condition.is, condition.value);
    case 'variable':
      return compare(own(variables, condition.name), condition.is, condition.value);
    case 'event':
      return compare(own(event, condition.name), condition.is, condition.value);
    case 'reply':
      return compare(reply, condition.is, condition.value);
    case 'tag': {
      const wanted = normalized(condition.value);
      const present = facts.contact.tags.some((tag) => normalized(tag) === wanted);
      return present === (condition.is === 'present');
    }
    case 'language':
      return compare(facts.contact.language, condition.is, condition.value);
    case 'consent':
      return facts.consent[condition.topic] === condition.is;
    case 'window':
      return isWindowOpen(facts.windowExpiresAt, facts.now) === (condition.is === 'open');
    case 'lastSend':
      return compare(sendProblem, condition.is, condition.value);
    case 'segment':
      return facts.segments.some((id) => id === condition.segment) === (condition.is === 'in');
    case 'eventHistory':
    case 'messageHistory':
      return (facts.history?.includes(historyKey(condition)) ?? false) === (condition.is === 'did');
    default:
      return unreachable(condition);
  }
}

function own(values: { readonly [name: string]: JsonValue }, name: string): JsonValue | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
