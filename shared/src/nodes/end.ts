import { z } from 'zod';
import { defineNode, PASSES_AT_ONCE } from './define-node';

/** @example { "reason": "answered" } */
export const end = defineNode({
  title: 'End',
  description: 'Ends the run, with a reason for the reports.',
  group: 'finish',
  config: z.object({ reason: z.string().max(60).default('') }).readonly(),
  initial: { reason: '' },
  outputs: () => [],
  detail: ({ reason }) => reason,
  traits: { ...PASSES_AT_ONCE, finish: true },
});
