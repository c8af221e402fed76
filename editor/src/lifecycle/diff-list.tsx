import { Mark } from '../compare/mark';
import type { DiffLine } from './diff-lines';
import styles from './diff-list.module.css';

/** What differs, a line each, in a word and a colour. */
export function DiffList({ lines }: { readonly lines: readonly DiffLine[] }) {
  if (lines.length === 0) return <p className={styles.none}>Nothing differs from the version that is live.</p>;
  return (
    // A stop of the Tab key: a long list is scrolled by the arrow keys.
    <ul className={styles.lines} aria-label="What changes" data-testid="diff" tabIndex={0}>
      {lines.map(({ kind, text }) => (
        <li key={`${kind} ${text}`} className={styles.line}>
          <Mark mark={kind} />
          <span className={styles.text}>{text}</span>
        </li>
      ))}
    </ul>
  );
}
