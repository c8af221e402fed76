import { ActionIcon } from '@mantine/core';
import { messageSummary, type MessageView } from '@sendero/shared';
import { IconX } from '@tabler/icons-react';
import styles from './answering-strip.module.css';
import { useThreadActions } from './thread-actions';

/** The message that is going to be quoted. */
export function AnsweringStrip({
  message,
  onCancel,
}: {
  readonly message: MessageView;
  readonly onCancel: () => void;
}) {
  const { contactName } = useThreadActions();
  return (
    <div className={styles.strip} data-testid="answering">
      <div className={styles.quote}>
        <strong>{message.direction === 'in' ? `Answering ${contactName}` : 'Answering your own message'}</strong>
        <span className={styles.text}>{messageSummary(message.text, message.content)}</span>
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label="Don't quote this message" onClick={onCancel}>
        <IconX size={17} />
      </ActionIcon>
    </div>
  );
}
