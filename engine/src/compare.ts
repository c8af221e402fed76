import { unreachable, type Comparison, type JsonValue } from '@sendero/shared';
import { normalized } from './normalized';

/**
 * Numbers compare as numbers when both sides are numbers; all else compares as text, where case does not count. Lists
 * and objects are known or not; a list may contain something; otherwise they equal nothing. Segments are looked up by
 * SQL that says the same.
 */
export function compare(actual: JsonValue | undefined, is: Comparison, wanted: string): boolean {
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
      return !missing && (order(actual, wanted) ?? 0) > 0;
    case 'lessThan':
      return !missing && (order(actual, wanted) ?? 0) < 0;
    case 'contains':
      if (Array.isArray(actual)) return actual.some((item: JsonValue) => order(item, wanted) === 0);
      return !missing && isPlain(actual) && normalized(String(actual)).includes(normalized(wanted));
    case 'startsWith':
      return !missing && isPlain(actual) && normalized(String(actual)).startsWith(normalized(wanted));
    default:
      return unreachable(is);
  }
}

/** The number that a value stands for; null when it is none. Codes such as `007` and long ids stay texts. */
export function asNumber(value: JsonValue): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && NUMBER.test(value) ? Number(value) : null;
}

const NUMBER = /^[ \t\n\r]*[+-]?(0|[1-9]\d{0,14})(\.\d{1,15})?[ \t\n\r]*$/;

/** Negative, zero or positive, as the left side comes before, with, or after the right one; null when they have no order. */
function order(left: JsonValue, right: string): number | null {
  if (!isPlain(left)) return null;
  const [a, b] = [asNumber(left), asNumber(right)];
  if (a !== null && b !== null) return a - b;
  const [x, y] = [normalized(String(left)), normalized(right)];
  if (x === y) return 0;
  return x < y ? -1 : 1;
}

function isPlain(value: JsonValue): value is string | number | boolean {
  return typeof value !== 'object';
}
