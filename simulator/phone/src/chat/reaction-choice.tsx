import type { ReactNode } from 'react';
import type { CustomerMessage } from '../../../src/control-api';
import { Button } from '../ui/button';
import styles from './reaction-choice.module.css';

const emojis = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

export function ReactionChoice({
  messageId,
  onSend,
}: {
  readonly messageId: string;
  readonly onSend: (message: CustomerMessage) => void;
}): ReactNode {
  const react = (emoji: string): void => onSend({ type: 'reaction', messageId, emoji });
  return (
    <>
      <div className={styles['emojis']} role="group" aria-label="Emojis">
        {emojis.map((emoji) => (
          <button key={emoji} type="button" className={styles['emoji']} onClick={() => react(emoji)}>
            {emoji}
          </button>
        ))}
      </div>
      <Button onClick={() => react('')}>Take the reaction back</Button>
    </>
  );
}
