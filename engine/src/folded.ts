/**
 * A text as words in many languages are compared: besides case and spacing, accents make no difference and every digit
 * is an ASCII one.
 *
 * @example folded(' MAÑANA ') // 'manana'
 * @example folded('٢١/١١') // '21/11'
 */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\s+/gu, ' ')
    .trim();
}
