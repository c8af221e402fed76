import { IconPencil, IconUsers } from '@tabler/icons-react';
import styles from './typing-notice.module.css';

export interface TypingNoticeProps {
  /** Names of the others who are writing. */
  readonly others: readonly string[];
  /** Whether something is written here, too. */
  readonly isWriting: boolean;
}

/** Tells of colleagues who are writing in the same conversation, and warns when both sides do. */
export function TypingNotice({ others, isWriting }: TypingNoticeProps) {
  const who = others.length > 1 ? `${others.length} others` : others[0];
  const are = others.length > 1 ? 'are' : 'is';
  return (
    <div role="status" className={styles.place}>
      {who !== undefined && (
        <div className={styles.notice} data-collision={isWriting} data-testid="typing-notice">
          {isWriting ? <IconUsers size={16} aria-hidden /> : <IconPencil size={16} aria-hidden />}
          {isWriting
            ? `${who} ${are} writing here, too. Agree on who answers, so that the contact does not hear it twice.`
            : `${who} ${are} typing…`}
        </div>
      )}
    </div>
  );
}
