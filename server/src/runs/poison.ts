/** Postgres classes of errors that come from the data of a statement, not from the connection or the server's state. */
const DATA_ERRORS = ['21', '22', '23', '42'];

/** Whether a batch failed because of something in it, so that trying it again unchanged can't help. */
export function isPoison(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  // An error without any code is a bug of ours in working the batch.
  if (code === undefined) return error instanceof TypeError || error instanceof RangeError;
  return code.length === 5 && DATA_ERRORS.includes(code.slice(0, 2));
}
