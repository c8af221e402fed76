/**
 * The number that a text is, however it groups its digits, or null when it is not just a number. A lone comma or dot
 * followed by exactly three digits groups them when it is a comma, and marks the fraction when it is a dot.
 *
 * @example numberIn('1,234.5') // 1234.5
 * @example numberIn('1.234,5') // 1234.5
 * @example numberIn('12,5') // 12.5
 */
export function numberIn(text: string): number | null {
  const compact = text.normalize('NFKC').trim().replace(/^[−–]/u, '-');
  if (compact.length > 40) return null;
  for (const [form, group, fraction] of forms) {
    if (!form.test(compact)) continue;
    const value = Number(compact.replaceAll(group, '').replace(fraction, '.'));
    return Object.is(value, -0) ? 0 : value;
  }
  return null;
}

/** How a number can look, what groups its digits, and what begins its fraction. */
const forms: readonly (readonly [form: RegExp, group: RegExp, fraction: string])[] = [
  [/^[+-]?\d+$/, /,/g, '.'],
  [/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/, /,/g, '.'],
  [/^[+-]?\d*\.\d+$/, /,/g, '.'],
  [/^[+-]?\d{1,3}(\.\d{3})+,\d+$/, /\./g, ','],
  [/^[+-]?\d{1,3}(\.\d{3}){2,}$/, /\./g, ','],
  [/^[+-]?\d*,\d+$/, / /g, ','],
  [/^[+-]?\d{1,3}([ '’]\d{3})+(\.\d+)?$/, /[ '’]/g, '.'],
  [/^[+-]?\d{1,3}([ '’]\d{3})+,\d+$/, /[ '’]/g, ','],
];
