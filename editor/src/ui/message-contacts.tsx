import { PersonMark } from './person-mark';
import styles from './message-contacts.module.css';

interface Props {
  readonly cards: readonly { readonly name: string; readonly lines: readonly string[] }[];
}

/** The cards of an address book that a message hands over. */
export function MessageContacts({ cards }: Props) {
  return cards.map(({ name, lines }, index) => (
    <div key={index} className={styles.card}>
      <PersonMark name={name || '…'} />
      <span className={styles.text}>
        <span className={styles.name}>{name || 'Contact'}</span>
        {lines
          .filter((line) => line !== '')
          .map((line) => (
            <span key={line} className={styles.note}>
              {line}
            </span>
          ))}
      </span>
    </div>
  ));
}
