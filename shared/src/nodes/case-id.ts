import { z } from 'zod';

/** Output ids that nodes use themselves; a case may not take one of them. */
const RESERVED = ['next', 'sent', 'blocked', 'failed', 'other', 'timeout', 'else'];

/** Names a case and with it the output that the case leaves by; stays the same when the case is renamed. */
export const caseId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/)
  .refine((id) => !RESERVED.includes(id), 'This name is taken by an output of the node.');
