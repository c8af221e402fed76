/** NUL and halves of surrogate pairs as `JSON.stringify` writes them, or any other escape, so that none is cut in two. */
const ESCAPES = /\\(?:u(0000|d[89a-f][0-9a-f]{2})|.)/g;

/**
 * Writes a value for a column of JSON. A text that was cut in the middle of an emoji holds half of a surrogate pair:
 * Postgres keeps it in a `json` column, but then fails whenever a statement looks into it. Such halves, and NUL, are
 * replaced, as they are in columns of text.
 */
export function storedJson(value: object): string {
  const written = JSON.stringify(value);
  if (!written.includes('\\ud') && !written.includes('\\u0000')) return written;
  return written.replace(ESCAPES, (escape, code?: string) => (code === undefined ? escape : '\uFFFD'));
}
