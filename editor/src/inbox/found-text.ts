/** How much may stand before the first word that was looked for, in letters; a row of the list shows about thirty. */
const ROOM = 12;

/** A text from so shortly before the first of the words that a narrow row shows it; whole when none is in it. */
export function fromFirstMatch(text: string, words: readonly string[]): string {
  const small = text.toLowerCase();
  const places = words.map((word) => small.indexOf(word.toLowerCase())).filter((place) => place >= 0);
  const first = Math.min(...places);
  if (places.length === 0 || first <= ROOM) return text;
  const gap = text.indexOf(' ', first - ROOM - 1);
  return `… ${text.slice(gap < 0 || gap >= first ? first : gap + 1)}`;
}
