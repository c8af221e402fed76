import { z } from 'zod';

/** How a value that is known is compared with one that a person entered. */
export const comparison = z.enum([
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
