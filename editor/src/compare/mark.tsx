import type { NodeMark } from './drawn-diff';
import { markLooks } from './mark-look';
import styles from './mark.module.css';

/** What became of something: a word, a sign and a colour. */
export function Mark({ mark }: { readonly mark: Exclude<NodeMark, 'same'> }) {
  const { word, Icon } = markLooks[mark];
  return (
    <span className={styles.mark} data-mark={mark}>
      <Icon size={13} stroke={2.4} aria-hidden /> {word}
    </span>
  );
}
