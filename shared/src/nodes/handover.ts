import { z } from 'zod';
import { incomplete } from '../checks/incomplete';
import { duration, durationMs } from '../duration';
import { defineNode, PASSES_AT_ONCE } from './define-node';

/**
 * Gives the conversation to people and waits until they give it back. Meanwhile what the contact writes goes to the inbox
 * only. Leaves by `resolved`, or by `timeout` when nobody resolved it in time; then the bot has it back.
 *
 * @example { "assignTo": "Support", "note": "Asked for a refund of order {{ variables.order }}",
 *            "timeout": { "amount": 8, "unit": "hours" } }
 */
export const handover = defineNode({
  title: 'Handover',
  description: 'Gives the conversation to people until they resolve it.',
  group: 'message',
  config: z
    .object({
      /** A person or a team, as the inbox shows it. */
      assignTo: z.string().max(80),
      /** What they should know. */
      note: z.string().max(1_000).default(''),
      timeout: duration.nullable(),
    })
    .readonly(),
  initial: { assignTo: 'Support', note: '', timeout: { amount: 8, unit: 'hours' } },
  outputs: ({ timeout }) => [
    { id: 'resolved', label: 'Resolved', required: true },
    ...(timeout ? [{ id: 'timeout', label: 'Not in time', required: true }] : []),
  ],
  traits: {
    ...PASSES_AT_ONCE,
    waits: true,
    passes: ({ timeout }) => (timeout ? { timeout: durationMs(timeout) } : {}),
    mayPass: ({ timeout }) => ({ resolved: timeout ? durationMs(timeout) : Infinity }),
    texts: ({ note }) => [note],
  },
  findings: ({ assignTo }, { title }) =>
    assignTo.trim() === '' ? [incomplete(title, 'say who gets the conversation.')] : [],
});
