import { isWindowOpen, unreachable } from '@sendero/shared';
import type { Comparison, Condition, ConditionGroup, Facts, JsonValue } from '@sendero/shared';
import type { Memory } from './machine';
import { normalized } from './normalized';

/** Whether the conditions of a group hold now. */
export function holds({ match, conditions }: ConditionGroup, memory: Memory, facts: Facts): boolean {
  const isMet = (condition: Condition) => holdsOne(condition, memory, facts);
  return match === 'all' ? conditions.every(isMet) : conditions.some(isMet);
}

function holdsOne(condition: Condition, { variables, reply }: Memory, facts: Facts): boolean {
  switch (condition.subject) {
    case 'attribute':
      return compare(own(facts.contact.attributes, condition.name), condition.is, condition.value);
    case 'variable':
      return compare(own(variables, condition.name), condition.is, condition.value);
    case 'reply':
      return compare(reply, condition.is, condition.value);
    case 'tag': {
      const wanted = normalized(condition.value);
      const present = facts.contact.tags.some((tag) => normalized(tag) === wanted);
      return present === (condition.is === 'present');
    }
    case 'consent':
      return facts.consent[condition.topic] === condition.is;
    case 'window':
      return isWindowOpen(facts.windowExpiresAt, facts.now) === (condition.is === 'open');
    default:
      return unreachable(condition);
  }
}

function own(values: { readonly [name: string]: JsonValue }, name: string): JsonValue | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Numbers compare as numbers when both sides are numbers; all else compares as text, where case does not count. */
function compare(actual: JsonValue | undefined, is: Comparison, wanted: string): boolean {
  const missing = actual === undefined || actual === null || actual === '';
  switch (is) {
    case 'exists':
      return !missing;
    case 'notExists':
      return missing;
    case 'equals':
      return !missing && order(actual, wanted) === 0;
    case 'notEquals':
      return missing || order(actual, wanted) !== 0;
    case 'greaterThan':
      return !missing && order(actual, wanted) > 0;
    case 'lessThan':
      return !missing && order(actual, wanted) < 0;
    case 'contains':
      return Array.isArray(actual)
        ? actual.some((item: JsonValue) => order(item, wanted) === 0)
        : !missing && normalized(asText(actual)).includes(normalized(wanted));
    case 'startsWith':
      return !missing && normalized(asText(actual)).startsWith(normalized(wanted));
    default:
      return unreachable(is);
  }
}

/** Negative, zero or positive, as the left side comes before, with, or after the right one. */
function order(left: JsonValue, right: string): number {
  const [a, b] = [asNumber(left), asNumber(right)];
  if (a !== null && b !== null) return a - b;
  const [x, y] = [normalized(asText(left)), normalized(right)];
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

/** Codes such as `007` and long ids stay texts: as numbers they would equal others. */
function asNumber(value: JsonValue): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*[+-]?(0|[1-9]\d{0,14})(\.\d{1,15})?\s*$/.test(value) ? Number(value) : null;
}

function asText(value: JsonValue): string {
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
