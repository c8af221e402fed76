import { z } from 'zod';
import { incomplete } from './checks/incomplete';
import { comparison } from './comparison';
import type { JsonValue } from './json';
import type { Finding } from './nodes/define-node';

const eventName = z.string().max(60);

/** A test of one property of an event. */
const propertyCondition = z
  .object({ property: z.string().min(1).max(60), is: comparison, value: z.string().default('') })
  .readonly();
export type PropertyCondition = z.infer<typeof propertyCondition>;

/**
 * Which events are meant: those of a name all of whose conditions hold.
 *
 * @example { "name": "order_placed", "where": [{ "property": "total", "is": "greaterThan", "value": "50" }] }
 */
export const eventMatch = z
  .object({ name: eventName, where: z.array(propertyCondition).max(10).readonly().default([]) })
  .readonly();
export type EventMatch = z.infer<typeof eventMatch>;

/** What is not finished about it; `what` names it in a sentence, such as “the event that starts it”. */
export function eventMatchFindings({ name, where }: EventMatch, title: string, what: string): readonly Finding[] {
  return [
    ...(name.trim() === '' ? [incomplete(title, `name ${what}.`)] : []),
    ...where
      .filter(({ is, value }) => NEEDS_VALUE.includes(is) && value.trim() === '')
      .map(({ property }) => incomplete(title, `the condition on “${property}” compares with nothing. Enter a value.`)),
  ];
}

const NEEDS_VALUE: readonly PropertyCondition['is'][] = ['contains', 'startsWith', 'greaterThan', 'lessThan'];

/** What tells runs apart by a property of the event that started them; '' when it says nothing that could. */
export function runKeyIn(properties: { readonly [name: string]: JsonValue }, runKey: string): string {
  const value = runKey !== '' && Object.hasOwn(properties, runKey) ? properties[runKey] : null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
