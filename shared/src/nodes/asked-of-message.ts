import { z } from 'zod';
import { mediaKinds } from '../messages';

// What can be asked of a message, whether it starts a journey or answers a step.

export const keywordMatch = z
  .object({
    type: z.literal('keyword'),
    how: z.enum(['exact', 'contains', 'startsWith']),
    words: z.array(z.string().min(1)).readonly(),
  })
  .readonly();

/** RE2 syntax, found anywhere in the text; what each named group finds becomes a variable. */
export const patternMatch = z.object({ type: z.literal('pattern'), pattern: z.string() }).readonly();

export const mediaMatch = z
  .object({ type: z.literal('media'), kinds: z.array(z.enum(mediaKinds)).min(1).readonly() })
  .readonly();
