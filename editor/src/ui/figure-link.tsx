import styles from './figure-link.module.css';

interface Props {
  /** The figure as people read it, such as “1,204” or “3 people”. */
  readonly text: string;
  /** Who is behind it, such as “people to whom a message was sent”. */
  readonly who: string;
  /** Where they can be had as a file. */
  readonly href: string;
  readonly testId?: string;
}

/** A figure; chosen, it gives the people behind it as a file. */
export function FigureLink({ text, who, href, testId }: Props) {
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
