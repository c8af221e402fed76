import { z } from 'zod';
import { defineNode, PASSES_AT_ONCE } from './define-node';

/** Starts by request: `POST /api/journeys/:id/runs`, or the Start journey step of another journey. */
export const triggerApi = defineNode({
  title: 'Started by request',
  description: 'Starts when the API or another journey asks for it.',
  group: 'start',
  config: z.object({}).readonly(),
  initial: {},
  outputs: () => [{ id: 'next', label: 'Next', required: true }],
  traits: { ...PASSES_AT_ONCE, start: true },
});
