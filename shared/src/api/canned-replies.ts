import { z } from 'zod';
import type { EpochMs } from '../ids';
import { MESSAGE_LIMITS } from '../messages';

/**
 * A text that the team keeps ready. It may hold placeholders such as `{{ contact.name }}`, which are filled in when it is
 * put into a message.
 *
 * @example { "shortcut": "hours", "text": "Hi {{ contact.name }}, we are open from 9 to 18." }
 */
export const cannedReplyFields = z
  .object({
    /** What is typed after “/”. */
    shortcut: z
      .string()
      .trim()
      .regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'Use 1 to 40 letters, digits, dashes or underscores.'),
    text: z.string().trim().min(1, 'Write the reply.').max(MESSAGE_LIMITS.text),
  })
  .readonly();
export type CannedReplyFields = z.infer<typeof cannedReplyFields>;

export interface CannedReply extends CannedReplyFields {
  readonly id: string;
  readonly updatedAt: EpochMs;
}

/** How many canned replies a workspace has at the most. */
export const MOST_CANNED_REPLIES = 500;
