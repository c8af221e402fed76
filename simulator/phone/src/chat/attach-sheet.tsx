import { useState, type ComponentType, type ReactNode, type SubmitEvent } from 'react';
import type { CustomerMessage } from '../../../src/control-api';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { AudioIcon, DocumentIcon, ImageIcon, PinIcon, VideoIcon } from '../ui/icons';
import { Sheet } from '../ui/sheet';
import styles from './attach-sheet.module.css';

type LinkKind = Extract<CustomerMessage, { link: string }>['type'];

const kinds: readonly { readonly kind: LinkKind | 'location'; readonly title: string; readonly Icon: ComponentType }[] =
  [
    { kind: 'image', title: 'Photo', Icon: ImageIcon },
    { kind: 'document', title: 'Document', Icon: DocumentIcon },
    { kind: 'video', title: 'Video', Icon: VideoIcon },
    { kind: 'audio', title: 'Audio', Icon: AudioIcon },
    { kind: 'location', title: 'Location', Icon: PinIcon },
  ];

/** Where a tap on “Send location” says that the customer is. */
export const samplePlace = { name: 'Puerta del Sol, Madrid', latitude: 40.41689, longitude: -3.70349 };

/** Lets the customer send something else than text. */
export function AttachSheet({
  onSend,
  onClose,
}: {
  readonly onSend: (message: CustomerMessage) => void;
  readonly onClose: () => void;
}): ReactNode {
  const [kind, setKind] = useState<LinkKind | 'location' | null>(null);
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
      {kind !== null && kind !== 'location' && <LinkForm kind={kind} onSend={onSend} />}
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
      {kind !== 'audio' && (
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

function LocationForm({ onSend }: { readonly onSend: (message: CustomerMessage) => void }): ReactNode {
  const [name, setName] = useState(samplePlace.name);
  const [coordinates, setCoordinates] = useState(`${samplePlace.latitude}, ${samplePlace.longitude}`);
  const [problem, setProblem] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const [latitude = NaN, longitude = NaN, ...rest] = coordinates.split(',').map((part) => Number(part.trim() || NaN));
    if (rest.length > 0 || !(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      setProblem('Enter latitude and longitude with a comma between them, for example 40.41689, -3.70349.');
      return;
    }
    onSend({ type: 'location', latitude, longitude, ...(name.trim() === '' ? {} : { name: name.trim() }) });
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <Field
        label="Name of the place"
        hint="Not required."
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label="Latitude, longitude"
        value={coordinates}
        problem={problem}
        onChange={(event) => setCoordinates(event.target.value)}
      />
      <Button look="solid" type="submit" data-testid="attach-submit">
        Send location
      </Button>
    </form>
  );
}
