import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { userError, type UserError } from '../errors';
import { IS_JOURNEY } from './is-journey';

/** One value that can't be used. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Checks bodies and queries against their classes; a field that no class knows is refused, because it is a typo. */
export function requestValidation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: problemOf,
  });
}

function problemOf(errors: ValidationError[]): UserError {
  const journey = errors.find(({ constraints }) => constraints !== undefined && IS_JOURNEY in constraints);
  const details = errors.flatMap((error) => fieldProblems(error, ''));
  const complaint = journey?.constraints?.[IS_JOURNEY];
  if (complaint !== undefined) return userError(422, 'journey.draft_invalid', { detail: complaint }, details);
  const fields = details.map(({ message }) => message).join('; ');
  return userError(422, 'request.invalid', { fields }, details);
}

function fieldProblems({ property, constraints, children }: ValidationError, parent: string): readonly FieldProblem[] {
  const field = `${parent}${property}`;
  return [
    ...Object.values(constraints ?? {}).map((message) => ({ field, message })),
    ...(children ?? []).flatMap((child) => fieldProblems(child, `${field}.`)),
  ];
}
