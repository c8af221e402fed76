import { Badge } from '@mantine/core';
import type { DiffLine } from './diff-lines';
import styles from './diff-list.module.css';

/** What differs, a line each, in a word and a colour. */
export function DiffList({ lines }: { readonly lines: readonly DiffLine[] }) {
  if (lines.length === 0) return <p>Nothing differs from the version that is live.</p>;
  return (
    <ul className={styles.lines} aria-label="What changes" data-testid="diff">
      {lines.map(({ kind, text }) => (
        <li key={`${kind} ${text}`} className={styles.line}>
          <Badge variant="light" color={colors[kind]} className={styles.kind ?? ''}>
            {kind}
          </Badge>
          <span className={styles.text}>{text}</span>
        </li>
      ))}
    </ul>
  );
}

const colors: Readonly<Record<DiffLine['kind'], string>> = {
  added: 'teal',
  removed: 'red',
  changed: 'orange',
  moved: 'gray',
};
