import styles from './figure-link.module.css';

interface Props {
  /** How many it speaks of; nobody is behind none. */
  readonly count: number;
  /** The figure as people read it, such as “1,204” or “3 people”. */
  readonly text: string;
  /** Who is behind it, such as “people to whom a message was sent”. */
  readonly who: string;
  /** Where they can be had as a file. */
  readonly href: string;
  readonly testId?: string;
}

/** A figure; chosen, unless it is nought, it gives the people behind it as a file. */
export function FigureLink({ count, text, who, href, testId }: Props) {
  if (count === 0) return <span data-testid={testId}>{text}</span>;
  return (
    <a
      className={styles.figure}
      href={href}
      download
      title={`Export: ${who}`}
      aria-label={`${text}, export ${who}`}
      data-testid={testId}
    >
      {text}
    </a>
  );
}
