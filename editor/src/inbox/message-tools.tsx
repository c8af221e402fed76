import { ActionIcon } from '@mantine/core';
import { messageSummary, type MessageView } from '@sendero/shared';
import { IconArrowBackUp, IconMoodSmile } from '@tabler/icons-react';
import styles from './message-tools.module.css';
import { useThreadActions } from './thread-actions';

export interface MessageToolsProps {
  readonly message: MessageView;
  /** Our reaction to it so far. */
  readonly reaction: string | undefined;
}

/** Answers a message by quoting it, or puts an emoji on it. */
export function MessageTools({ message, reaction }: MessageToolsProps) {
  const { answer, chooseEmoji, canWrite } = useThreadActions();
  if (!canWrite || !isAtWhatsApp(message) || message.content.type === 'reaction') return null;
  const what = messageSummary(message.text, message.content);
  return (
    <div className={styles.tools}>
      <ActionIcon
        variant="default"
        radius="xl"
        size={30}
        aria-label={`Answer “${what}”`}
        title="Answer"
        onClick={() => answer(message)}
      >
        <IconArrowBackUp size={17} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        radius="xl"
        size={30}
        aria-label={`React to “${what}”`}
        title="React"
        aria-haspopup="dialog"
        onClick={({ currentTarget }) => {
          const { left, width, top } = currentTarget.getBoundingClientRect();
          chooseEmoji({ message, reaction, at: { x: left + width / 2, y: top } });
        }}
      >
        <IconMoodSmile size={18} />
      </ActionIcon>
    </div>
  );
}

/** Only what WhatsApp knows can be answered. */
function isAtWhatsApp(message: MessageView): boolean {
  return message.direction === 'in' || ['accepted', 'sent', 'delivered', 'read'].includes(message.status);
}
