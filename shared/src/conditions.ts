import { z } from 'zod';

/** What a condition may look at. `attribute` and `variable` need a name. */
export const conditionSubjects = ['attribute', 'variable', 'tag', 'consent', 'window', 'reply'] as const;
export type ConditionSubject = (typeof conditionSubjects)[number];

const comparison = z.enum([
  'equals',
  'notEquals',
  'contains',
  'startsWith',
  'greaterThan',
  'lessThan',
  'exists',
  'notExists',
]);
export type Comparison = z.infer<typeof comparison>;

/**
 * One test of a branch.
 *
 * @example { "subject": "attribute", "name": "city", "is": "equals", "value": "Lisbon" }
 * @example { "subject": "consent", "topic": "marketing", "is": "in" }
 */
export const condition = z.discriminatedUnion('subject', [
  z
    .object({ subject: z.literal('attribute'), name: z.string().min(1), is: comparison, value: z.string().default('') })
    .readonly(),
  z
    .object({ subject: z.literal('variable'), name: z.string().min(1), is: comparison, value: z.string().default('') })
    .readonly(),
  z.object({ subject: z.literal('tag'), is: z.enum(['present', 'absent']), value: z.string().min(1) }).readonly(),
  z
    .object({
      subject: z.literal('consent'),
      topic: z.enum(['marketing', 'utility', 'authentication']),
      is: z.enum(['in', 'out']),
    })
    .readonly(),
  z.object({ subject: z.literal('window'), is: z.enum(['open', 'closed']) }).readonly(),
  z
    .object({
      subject: z.literal('reply'),
      is: z.enum(['equals', 'notEquals', 'contains', 'startsWith']),
      value: z.string().min(1),
    })
    .readonly(),
]);
export type Condition = z.infer<typeof condition>;

/** All or any of several conditions. */
export const conditionGroup = z
  .object({ match: z.enum(['all', 'any']), conditions: z.array(condition).min(1).readonly() })
  .readonly();
export type ConditionGroup = z.infer<typeof conditionGroup>;
