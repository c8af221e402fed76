import { z } from 'zod';
import { ProblemError } from './problem-error';

export interface FieldErrors {
  /** The sentence for a field, or null when there is nothing wrong with it. */
  of(field: string): string | null;
  /** The error itself, when it belongs to no field. */
  readonly rest: Error | null;
}

/**
 * Sorts a refusal to the fields of a form.
 *
 * @param fieldOfCode which field a problem code speaks of, such as `contact.phone_taken` of `phone`
 */
export function fieldErrors(error: Error | null, fieldOfCode: Readonly<Record<string, string>>): FieldErrors {
  const found = new Map<string, string>();
  if (error instanceof ProblemError) {
    const field = fieldOfCode[error.code];
    if (field !== undefined) found.set(field, error.message);
    const details = invalidFields.safeParse(error.details);
    if (error.code === 'request.invalid' && details.success) {
      for (const { field, message } of details.data) found.set(field, message);
    }
  }
  return { of: (field) => found.get(field) ?? null, rest: found.size === 0 ? error : null };
}

/** The details of `request.invalid`. */
const invalidFields = z.array(z.object({ field: z.string(), message: z.string() }));
