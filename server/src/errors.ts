import { sentence, type ProblemCode, type ProblemDetails } from '@sendero/shared';

type Arguments<C extends ProblemCode> =
  ProblemDetails<C> extends undefined
    ? [details?: undefined, extra?: unknown]
    : [details: ProblemDetails<C>, extra?: unknown];

/** The user did something that can't be done; answered with its status, code and sentence, never logged as an error. */
export class UserError extends Error {
  readonly extra: unknown;

  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    message: string,
    extra?: unknown,
  ) {
    super(message);
    this.extra = extra;
  }
}

/** Builds a `UserError` whose sentence comes from the list of problems; `extra` travels as `details`. */
export function userError<C extends ProblemCode>(
  status: number,
  code: C,
  ...[details, extra]: Arguments<C>
): UserError {
  const say = sentence as (code: ProblemCode, details?: unknown) => string;
  return new UserError(status, code, say(code, details), extra);
}
