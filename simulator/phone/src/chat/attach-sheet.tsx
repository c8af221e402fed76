import { useState, type ComponentType, type ReactNode, type SubmitEvent } from 'react';
import type { CustomerMessage } from '../../../src/control-api';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { AudioIcon, DocumentIcon, ImageIcon, PeopleIcon, PinIcon, StickerIcon, VideoIcon } from '../ui/icons';
import { Sheet } from '../ui/sheet';
import styles from './attach-sheet.module.css';
import { ContactForm } from './contact-form';
import { LocationForm } from './location-form';

type LinkKind = Extract<CustomerMessage, { link: string }>['type'];

type Kind = LinkKind | 'location' | 'contacts';

const kinds: readonly { readonly kind: Kind; readonly title: string; readonly Icon: ComponentType }[] = [
  { kind: 'image', title: 'Photo', Icon: ImageIcon },
  { kind: 'document', title: 'Document', Icon: DocumentIcon },
  { kind: 'video', title: 'Video', Icon: VideoIcon },
  { kind: 'audio', title: 'Audio', Icon: AudioIcon },
  { kind: 'sticker', title: 'Sticker', Icon: StickerIcon },
  { kind: 'location', title: 'Location', Icon: PinIcon },
  { kind: 'contacts', title: 'Contact', Icon: PeopleIcon },
];

/** Lets the customer send something else than text. */
export function AttachSheet({
  onSend,
  onClose,
}: {
  readonly onSend: (message: CustomerMessage) => void;
  readonly onClose: () => void;
}): ReactNode {
  const [kind, setKind] = useState<Kind | null>(null);
  const title = kinds.find((one) => one.kind === kind)?.title ?? 'Attach';
  return (
    <Sheet title={title} onClose={onClose} key={title}>
      {kind === null && (
        <ul className={styles['kinds']}>
          {kinds.map(({ kind: each, title: name, Icon }, index) => (
            <li key={each}>
              <button
                type="button"
                onClick={() => setKind(each)}
                data-testid={`attach-${each}`}
                {...(index === 0 ? { 'data-autofocus': true } : {})}
              >
                <span>
                  <Icon />
                </span>
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
      {kind === 'location' && <LocationForm onSend={onSend} />}
      {kind === 'contacts' && <ContactForm onSend={onSend} />}
      {kind !== null && kind !== 'location' && kind !== 'contacts' && <LinkForm kind={kind} onSend={onSend} />}
    </Sheet>
  );
}

function LinkForm({
  kind,
  onSend,
}: {
  readonly kind: LinkKind;
  readonly onSend: (message: CustomerMessage) => void;
}): ReactNode {
  const [link, setLink] = useState('');
  const [caption, setCaption] = useState('');
  const [problem, setProblem] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!/^https?:\/\/[^\s]+$/i.test(link.trim())) {
      setProblem('Enter a web address that starts with https://, for example https://shop.example/photo.jpg.');
      return;
    }
    onSend({ type: kind, link: link.trim(), ...(caption.trim() === '' ? {} : { caption: caption.trim() }) });
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <Field
        label="Link to the file"
        type="url"
        inputMode="url"
        placeholder="https://"
        value={link}
        problem={problem}
        onChange={(event) => setLink(event.target.value)}
        data-testid="attach-link"
      />
      {kind !== 'audio' && kind !== 'sticker' && (
        <Field
          label="Caption"
          hint="Not required."
          maxLength={1024}
          value={caption}
          onChange={(event) => setCaption(event.target.value)}
        />
      )}
      <Button look="solid" type="submit" data-testid="attach-submit">
        Send
      </Button>
    </form>
  );
}
