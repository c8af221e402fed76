import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { MESSAGE_LIMITS, type IncomingContent } from '@sendero/shared';
import { IconPaperclip, IconSend2 } from '@tabler/icons-react';
import { useState } from 'react';
import styles from './chat.module.css';

/** Something that a customer can send besides text. */
interface Attachment {
  readonly text: string;
  readonly content: IncomingContent;
}

interface Props {
  readonly onWrite: (text: string) => void;
  readonly onAttach: (attachment: Attachment) => void;
}

const media = (kind: 'image' | 'video' | 'audio' | 'document' | 'sticker', mimeType: string) =>
  ({ type: 'media', kind, mediaId: `simulated-${kind}`, mimeType }) as const;

const ATTACHMENTS: readonly (Attachment & { readonly label: string })[] = [
  { label: 'A picture', text: '', content: media('image', 'image/jpeg') },
  { label: 'A voice message', text: '', content: media('audio', 'audio/ogg; codecs=opus') },
  { label: 'A video', text: '', content: media('video', 'video/mp4') },
  { label: 'A document', text: '', content: { ...media('document', 'application/pdf'), filename: 'document.pdf' } },
  { label: 'A sticker', text: '', content: media('sticker', 'image/webp') },
  { label: 'A location', text: '', content: { type: 'location', latitude: 38.7139, longitude: -9.1334 } },
  {
    label: 'A contact card',
    text: 'Ada Okoro',
    content: { type: 'contacts', contacts: [{ name: 'Ada Okoro', phones: ['+15550100777'] }] },
  },
];

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
