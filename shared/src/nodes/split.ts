import { z } from 'zod';
import { incomplete, sharedCaseIds } from '../checks/incomplete';
import { caseId } from './case-id';
import { defineNode, PASSES_AT_ONCE } from './define-node';

/** One way through a split, and how many of a hundred runs take it. */
const variant = z.object({ id: caseId, title: z.string().min(1), percent: z.int().min(0).max(100) }).readonly();

/**
 * Sends each run by one of several ways, at random in the shares given. A run that comes here again takes the same way
 * again: what is drawn depends on the run and the node alone.
 *
 * @example { "variants": [{ "id": "a", "title": "Short text", "percent": 50 }, { "id": "b", "title": "Photo", "percent": 50 }] }
 */
export const split = defineNode({
  title: 'Split',
  description: 'Sends people different ways at random, by percentages.',
  group: 'flow',
  config: z.object({ variants: z.array(variant).min(2).max(10).readonly() }).readonly(),
  initial: {
    variants: [
      { id: 'a', title: 'A', percent: 50 },
      { id: 'b', title: 'B', percent: 50 },
    ],
  },
  outputs: ({ variants }) =>
    variants.map(({ id, title, percent }) => ({ id, label: `${title}, ${percent} %`, required: percent > 0 })),
  traits: PASSES_AT_ONCE,
  findings({ variants }, { title }) {
    const total = variants.reduce((sum, { percent }) => sum + percent, 0);
    return [
      ...(total === 100 ? [] : [incomplete(title, `its percentages add up to ${total}. Make them 100.`)]),
      ...sharedCaseIds(variants, title),
    ];
  },
});
