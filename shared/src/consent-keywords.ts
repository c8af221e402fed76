/** How a message reads to the keyword lists: letter case, accents and surrounding marks don't matter. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .toLowerCase()
    .replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '')
    .replace(/\s+/g, ' ');
}

/**
 * Tells whether a message as a whole is an opt-in or opt-out keyword. A word in the middle of a sentence is not one:
 * “don't stop” must not unsubscribe anybody.
 */
export function consentKeywords(
  optOut: readonly string[],
  optIn: readonly string[],
): (text: string) => 'in' | 'out' | null {
  const out = new Set(optOut.map(folded));
  const into = new Set(optIn.map(folded));
  return (text) => {
    if (text.length > 60) return null;
    const word = folded(text);
    if (word === '') return null;
    return out.has(word) ? 'out' : into.has(word) ? 'in' : null;
  };
}
