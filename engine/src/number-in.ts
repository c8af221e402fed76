/**
 * The number that a text is, however it groups its digits, or null when it is not just a number. Where a lone comma or
 * dot could mean either, the comma groups digits and the dot begins the fraction.
 *
 * @example numberIn('1,234.5') // 1234.5
 * @example numberIn('1.234,5') // 1234.5
 * @example numberIn('12,5') // 12.5
 */
export function numberIn(text: string): number | null {
  const compact = text.normalize('NFKC').trim().replace(/^[−–]/u, '-');
  const form = compact.length > LONGEST ? undefined : forms.find(({ looks }) => looks.test(compact));
  if (!form) return null;
  const value = Number(compact.replace(form.groups, '').replace(form.fraction, '.'));
  return value === 0 ? 0 : value;
}

const LONGEST = 40;

/** How a number can look, what groups its digits, and what begins its fraction. */
const forms: readonly { readonly looks: RegExp; readonly groups: RegExp; readonly fraction: string }[] = [
  { looks: /^[+-]?\d+$/, groups: /,/g, fraction: '.' },
  { looks: /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/, groups: /,/g, fraction: '.' },
  { looks: /^[+-]?\d*\.\d+$/, groups: /,/g, fraction: '.' },
  { looks: /^[+-]?[1-9]\d{0,2}(\.\d{3})+,\d+$/, groups: /\./g, fraction: ',' },
  { looks: /^[+-]?[1-9]\d{0,2}(\.\d{3}){2,}$/, groups: /\./g, fraction: ',' },
  { looks: /^[+-]?\d*,\d+$/, groups: /\./g, fraction: ',' },
  { looks: /^[+-]?[1-9]\d{0,2}([ '’]\d{3})+([.,]\d+)?$/, groups: /[ '’]/g, fraction: ',' },
];
