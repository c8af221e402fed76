export type CustomerNumber =
  { readonly type: 'valid'; readonly waId: string } | { readonly type: 'invalid'; readonly message: string };

/** Reads a number as people write it, “+34 600 11 22 33” or “0034600112233”, into digits with the country code. */
export function customerNumber(input: string): CustomerNumber {
  const compact = input
    .trim()
    .replace(/[\s().\-/]/g, '')
    .replace(/^00/, '+');
  if (compact === '' || compact === '+') return invalid('Enter a number, for example +34 600 11 22 33.');
  if (/[^\d+]/.test(compact)) return invalid('Use digits only: this has letters or signs in it.');
  if (!compact.startsWith('+')) return invalid('Start with + and the country code, for example +34 600 11 22 33.');
  const waId = compact.slice(1);
  if (waId.includes('+')) return invalid('Use one + only, at the start.');
  if (waId.startsWith('0')) return invalid('No country code starts with 0. Leave the 0 out.');
  if (waId.length < 8) return invalid(`Too short: ${waId.length} digits. With its country code a number has 8 to 15.`);
  if (waId.length > 15) return invalid(`Too long: ${waId.length} digits. With its country code a number has 8 to 15.`);
  return { type: 'valid', waId };
}

function invalid(message: string): CustomerNumber {
  return { type: 'invalid', message };
}
