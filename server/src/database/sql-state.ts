import { QueryFailedError } from 'typeorm';

/** Whether Postgres refused a row because one like it is already there. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof QueryFailedError && sqlState(error) === '23505';
}

/** Whether a statement waited for a lock for longer than it may. */
export function isLockTimeout(error: unknown): boolean {
  return error instanceof QueryFailedError && sqlState(error) === '55P03';
}

/** The SQLSTATE of a failed statement, such as 23505 for a value that must be unique. */
export function sqlState(error: QueryFailedError): string {
  const cause: object = error.driverError;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}
