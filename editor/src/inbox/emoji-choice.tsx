import { Popover } from '@mantine/core';
import type { MessageView } from '@sendero/shared';
import styles from './emoji-choice.module.css';

/** A message that an emoji is chosen for. */
export interface EmojiQuestion {
  readonly message: MessageView;
  /** Our reaction to it so far. */
  readonly reaction: string | undefined;
  /** Where the button is that asked, in px of the window. */
  readonly at: { readonly x: number; readonly y: number };
}

export interface EmojiChoiceProps {
  readonly question: EmojiQuestion | null;
  /** '' takes the reaction back. */
  readonly onChoose: (emoji: string) => void;
  readonly onClose: () => void;
}

const EMOJIS = [
  ['👍', 'Thumbs up'],
  ['❤️', 'Heart'],
  ['😂', 'Laughing'],
  ['😮', 'Surprised'],
  ['🙏', 'Thank you'],
  ['✅', 'Done'],
] as const;

/** The emojis that can be put on a message; one for a whole thread, however many messages it has. */
export function EmojiChoice({ question, onChoose, onClose }: EmojiChoiceProps) {
  const reaction = question?.reaction;
  return (
    <Popover
      opened={question !== null}
      onChange={(opened) => !opened && onClose()}
      position="top"
      trapFocus
      returnFocus
      withinPortal
      shadow="md"
      withRoles={false}
    >
      <Popover.Target>
        <span className={styles.target} style={{ left: question?.at.x ?? 0, top: question?.at.y ?? 0 }} />
      </Popover.Target>
      <Popover.Dropdown className={styles.emojis ?? ''} role="dialog" aria-label="Emojis">
        {EMOJIS.map(([emoji, label]) => (
          <button
            key={emoji}
            type="button"
            className={styles.emoji}
            aria-label={emoji === reaction ? `Take “${label}” back` : label}
            aria-pressed={emoji === reaction}
            onClick={() => onChoose(emoji === reaction ? '' : emoji)}
          >
            {emoji}
          </button>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
