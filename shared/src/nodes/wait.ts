import { z } from 'zod';
import { duration, durationMs } from '../duration';
import { defineNode, PASSES_AT_ONCE } from './define-node';

/** @example { "duration": { "amount": 2, "unit": "hours" } } */
export const wait = defineNode({
  title: 'Wait',
  description: 'Holds the contact for a while.',
  group: 'flow',
  config: z.object({ duration }).readonly(),
  initial: { duration: { amount: 1, unit: 'hours' } },
  outputs: () => [{ id: 'next', label: 'Next', required: true }],
  traits: {
    ...PASSES_AT_ONCE,
    waits: true,
    passes: (config) => ({ next: durationMs(config.duration) }),
  },
});
