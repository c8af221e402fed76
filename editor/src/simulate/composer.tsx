import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { MESSAGE_LIMITS } from '@sendero/shared';
import { IconPaperclip, IconSend2 } from '@tabler/icons-react';
import { useState } from 'react';
import { ATTACHMENTS, type Attachment } from './attachments';
import styles from './chat.module.css';

interface Props {
  readonly onWrite: (text: string) => void;
  readonly onAttach: (attachment: Attachment) => void;
}

/** Where a person writes as the customer, or sends something else than text. */
export function Composer({ onWrite, onAttach }: Props) {
  const [draft, setDraft] = useState('');
  const text = draft.trim();
  return (
    <form
      className={styles.writing}
      onSubmit={(event) => {
        event.preventDefault();
        if (text === '') return;
        onWrite(text);
        setDraft('');
      }}
    >
      <Menu position="top-start" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" size={36} aria-label="Send something else as the customer">
            <IconPaperclip size={19} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {ATTACHMENTS.map(({ label, ...attachment }) => (
            <Menu.Item key={label} onClick={() => onAttach(attachment)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <TextInput
        className={styles.text ?? ''}
        aria-label="Write as the customer"
        placeholder="Write as the customer"
        autoComplete="off"
        maxLength={MESSAGE_LIMITS.text}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        data-testid="sim-composer"
      />
      <ActionIcon
        type="submit"
        size={36}
        aria-label="Send as the customer"
        disabled={text === ''}
        data-testid="sim-send"
      >
        <IconSend2 size={19} aria-hidden />
      </ActionIcon>
    </form>
  );
}
