import { ActionIcon, Popover } from '@mantine/core';
import { messageSummary, type MessageView } from '@sendero/shared';
import { IconArrowBackUp, IconMoodSmile } from '@tabler/icons-react';
import { useState } from 'react';
import styles from './message-tools.module.css';
import { useThreadActions } from './thread-actions';

const EMOJIS = [
  ['👍', 'Thumbs up'],
  ['❤️', 'Heart'],
  ['😂', 'Laughing'],
  ['😮', 'Surprised'],
  ['🙏', 'Thank you'],
  ['✅', 'Done'],
] as const;

export interface MessageToolsProps {
  readonly message: MessageView;
  /** Our reaction to it so far. */
  readonly reaction: string | undefined;
}

/** Answers a message by quoting it, or puts an emoji on it. */
export function MessageTools({ message, reaction }: MessageToolsProps) {
  const { answer, react, canWrite } = useThreadActions();
  const [opened, setOpened] = useState(false);
  if (!canWrite || !isAtWhatsApp(message) || message.content.type === 'reaction') return null;
  const what = messageSummary(message.text, message.content);
  const choose = (emoji: string) => {
    react(message, emoji === reaction ? '' : emoji);
    setOpened(false);
  };
  return (
    <div className={styles.tools} data-opened={opened}>
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
      <Popover opened={opened} onChange={setOpened} position="top" trapFocus returnFocus withinPortal shadow="md">
        <Popover.Target>
          <ActionIcon
            variant="default"
            radius="xl"
            size={30}
            aria-label={`React to “${what}”`}
            title="React"
            onClick={() => setOpened(!opened)}
          >
            <IconMoodSmile size={18} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown className={styles.emojis ?? ''} aria-label="Emojis">
          {EMOJIS.map(([emoji, label]) => (
            <button
              key={emoji}
              type="button"
              className={styles.emoji}
              aria-label={emoji === reaction ? `Take “${label}” back` : label}
              aria-pressed={emoji === reaction}
              onClick={() => choose(emoji)}
            >
              {emoji}
            </button>
          ))}
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

/** Only what WhatsApp knows can be answered. */
function isAtWhatsApp(message: MessageView): boolean {
  return message.direction === 'in' || ['accepted', 'sent', 'delivered', 'read'].includes(message.status);
}
