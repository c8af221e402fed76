import { unreachable } from '@sendero/shared';
import { normalized } from './normalized';

export interface Keyword {
  readonly how: 'exact' | 'contains' | 'startsWith';
  readonly words: readonly string[];
}

/** Whether a text has one of the words; `contains` finds whole words only, so that “no” is not in “know”. */
export function matchesKeyword(text: string, { how, words }: Keyword): boolean {
  const said = normalized(text);
  return words.some((word) => {
    const wanted = normalized(word);
    return wanted !== '' && matches(said, wanted, how);
  });
}

function matches(said: string, wanted: string, how: Keyword['how']): boolean {
  switch (how) {
    case 'exact':
      return said === wanted;
    case 'startsWith':
      return said.startsWith(wanted);
    case 'contains':
      return hasWholeWord(said, wanted);
    default:
      return unreachable(how);
  }
}

function hasWholeWord(said: string, wanted: string): boolean {
  for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + 1)) {
    if (!joins(said.slice(0, at), wanted) && !joins(wanted, said.slice(at + wanted.length))) return true;
  }
  return false;
}

/** Whether the seam between two pieces lies inside a word. */
function joins(before: string, after: string): boolean {
  return (
    letterAtEnd.test(before) && letterAtStart.test(after) && !unspacedAtEnd.test(before) && !unspacedAtStart.test(after)
  );
}

const letter = '[\\p{L}\\p{M}\\p{N}_]';
const letterAtEnd = new RegExp(`${letter}$`, 'u');
const letterAtStart = new RegExp(`^${letter}`, 'u');

/** Written without spaces between words, so any place may be the edge of one. */
const unspaced = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}]';
const unspacedAtEnd = new RegExp(`${unspaced}$`, 'u');
const unspacedAtStart = new RegExp(`^${unspaced}`, 'u');
