import { z } from 'zod';
import { incomplete } from '../checks/incomplete';
import { defineNode, PASSES_AT_ONCE } from './define-node';

/**
 * Marks that a run got where the journey wants it: reaching the node is the conversion, and its visits are the count.
 *
 * @example { "name": "Booked a table" }
 */
export const goal = defineNode({
  title: 'Goal',
  description: 'Counts everyone who gets here as a success.',
  group: 'flow',
  config: z.object({ name: z.string().max(60).default('') }).readonly(),
  initial: { name: 'Converted' },
  outputs: () => [{ id: 'next', label: 'Reached', required: true }],
  traits: PASSES_AT_ONCE,
  findings: ({ name }, { title }) => (name.trim() === '' ? [incomplete(title, 'name the goal.')] : []),
});
