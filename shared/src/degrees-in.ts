/**
 * The degrees that a text gives, as a latitude (limit 90) or longitude (limit 180); null when it gives none. A decimal comma
 * will do.
 */
export function degreesIn(text: string, limit: 90 | 180): number | null {
  if (!/^\s*[+-]?\d{1,3}([.,]\d+)?\s*$/.test(text)) return null;
  const degrees = Number(text.trim().replace(',', '.'));
  return Math.abs(degrees) <= limit ? degrees : null;
}
