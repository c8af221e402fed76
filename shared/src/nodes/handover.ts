import { z } from 'zod';
import { incomplete } from '../checks/incomplete';
import { duration, durationMs } from '../duration';
import { defineNode, PASSES_AT_ONCE } from './define-node';

/**
 * Gives the conversation to people, or to a bot of another system, and waits until they give it back. Meanwhile what the
 * contact writes goes to them only. Leaves by `resolved`, or by `timeout` when nobody resolved it in time; then the journey
 * has it back. When the bot is switched off or gone, people have the conversation.
 *
 * @example { "assignTo": "Support", "note": "Asked for a refund of order {{ variables.order }}",
 *            "timeout": { "amount": 8, "unit": "hours" } }
 */
export const handover = defineNode({
  title: 'Handover',
  description: 'Gives the conversation to people or a bot until they resolve it.',
  group: 'message',
  config: z
    .object({
      /** The bot that gets it rather than people; '' while none is chosen. */
      bot: z.string().max(36).nullable().default(null),
      /** A person or a team, as the inbox shows it. */
      assignTo: z.string().max(80),
      /** What they should know. */
      note: z.string().max(1_000).default(''),
      timeout: duration.nullable(),
    })
    .readonly(),
  initial: { bot: null, assignTo: 'Support', note: '', timeout: { amount: 8, unit: 'hours' } },
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
  findings: ({ bot, assignTo }, { title }) => {
    if (bot === '') return [incomplete(title, 'choose the bot that gets the conversation.')];
    return bot === null && assignTo.trim() === '' ? [incomplete(title, 'say who gets the conversation.')] : [];
  },
});
