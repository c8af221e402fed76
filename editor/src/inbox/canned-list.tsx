import type { CannedReply } from '@sendero/shared';
import { Link } from 'react-router';
import styles from './canned-list.module.css';

export interface CannedListProps {
  readonly id: string;
  readonly replies: readonly CannedReply[];
  /** The place of the one that Enter takes. */
  readonly active: number;
  readonly onChoose: (reply: CannedReply) => void;
}

/** The canned replies that fit what is typed after “/”. */
export function CannedList({ id, replies, active, onChoose }: CannedListProps) {
  if (replies.length === 0) {
    return (
      <div className={styles.none}>
        No canned reply fits. <Link to="/settings#canned-replies">Write one in the settings</Link>
      </div>
    );
  }
  return (
    <ul className={styles.list} id={id} role="listbox" aria-label="Canned replies">
      {replies.map((reply, index) => (
        <li
          key={reply.id}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === active}
          className={styles.option}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(reply)}
        >
          <span className={styles.shortcut}>/{reply.shortcut}</span>
          <span className={styles.text}>{reply.text}</span>
        </li>
      ))}
    </ul>
  );
}

export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}
