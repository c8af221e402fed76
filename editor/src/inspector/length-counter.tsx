import styles from './length-counter.module.css';

/** How much of a limit a text uses; placeholders count as they are written. */
export function LengthCounter({ text, limit }: { readonly text: string; readonly limit: number }) {
  return (
    <span className={text.length > limit ? styles.over : styles.counter}>
      {text.length} / {limit}
    </span>
  );
}
