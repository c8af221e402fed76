/** The system's code of an error, such as ENOSPC. Looks at the shape: inside Jest errors come from another realm. */
export function errnoOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
