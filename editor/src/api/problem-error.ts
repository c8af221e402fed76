import { sentence, type ProblemResponse } from '@sendero/shared';
import { z } from 'zod';

/** Why a call failed; `message` is the sentence to show. `code` is stable, `status` is 0 when no answer came at all. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly details?: unknown,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Reads a `ProblemResponse`; anything else that came back becomes `server.unreadable`. */
export function problemFrom(status: number, body: unknown): ProblemError {
  const parsed = problemResponse.safeParse(body);
  if (!parsed.success) return new ProblemError('server.unreadable', status, sentence('server.unreadable'));
  const { code, detail, details } = parsed.data;
  return new ProblemError(code, status, detail, details);
}

/** The request never got an answer: the server is down or the browser is offline. */
export function unreachable(cause: unknown): ProblemError {
  return new ProblemError('server.unreachable', 0, sentence('server.unreachable'), undefined, { cause });
}

/** The sentence for anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function hasCode(error: unknown, code: string): error is ProblemError {
  return error instanceof ProblemError && error.code === code;
}

const problemResponse = z.object({
  code: z.string(),
  detail: z.string(),
  details: z.unknown().optional(),
}) satisfies z.ZodType<Pick<ProblemResponse, 'code' | 'detail' | 'details'>>;
