import styles from './person-mark.module.css';

/** A person's initials in a circle, always in the same tint for the same name. */
export function PersonMark({ name }: { readonly name: string }) {
  return (
    <span className={styles.mark} data-tint={tintOf(name)} aria-hidden>
      {initials(name)}
    </span>
  );
}

const TINTS = 6;

function tintOf(name: string): number {
  return [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % TINTS;
}

/** The first letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  if (words.length === 0) return '#';
  const ends = words.length === 1 ? [words[0]] : [words[0], words.at(-1)];
  return ends.map((word) => /\p{L}/u.exec(word ?? '')?.[0].toUpperCase() ?? '').join('');
}
