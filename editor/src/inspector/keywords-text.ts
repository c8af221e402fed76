export interface Keywords {
  readonly how: 'exact' | 'contains' | 'startsWith';
  readonly words: readonly string[];
}

/** Such as “hi”, “hello” or contains “price”. */
export function keywordsText({ how, words }: Keywords): string {
  const quoted = words.map((word) => `“${word}”`).join(', ') || 'no word yet';
  switch (how) {
    case 'exact':
      return quoted;
    case 'contains':
      return `contains ${quoted}`;
    case 'startsWith':
      return `starts with ${quoted}`;
  }
}
