import { IconFileText, IconMapPin, IconMusic, IconPhoto, IconSticker, IconUser, IconVideo } from '@tabler/icons-react';
import { useState } from 'react';
import styles from './message-preview.module.css';

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker' | 'location' | 'contacts';

export interface MessageMediaProps {
  readonly kind: MediaKind;
  /** An address that pictures, videos and sounds are played from, and documents opened. '' or nothing draws the card alone. */
  readonly link?: string;
  readonly filename?: string;
}

/** The picture or the card of a message that carries more than text. */
export function MessageMedia({ kind, link = '', filename = '' }: MessageMediaProps) {
  const [failedLink, setFailedLink] = useState<string | null>(null);
  if (isWebLink(link) && failedLink !== link) {
    const onError = () => setFailedLink(link);
    switch (kind) {
      case 'image':
        return (
          <img
            className={styles.picture}
            src={link}
            alt="The message's picture"
            loading="lazy"
            referrerPolicy="no-referrer"
            onError={onError}
          />
        );
      case 'sticker':
        return (
          <img
            className={styles.sticker}
            src={link}
            alt="Sticker"
            loading="lazy"
            referrerPolicy="no-referrer"
            onError={onError}
          />
        );
      case 'video':
        return <video className={styles.video} src={link} controls preload="metadata" onError={onError} />;
      case 'audio':
        return <audio className={styles.audio} src={link} controls preload="metadata" onError={onError} />;
      case 'document':
      case 'location':
      case 'contacts':
        break;
    }
  }
  const { Icon, label } = kinds[kind];
  const card = (
    <>
      <Icon size={kind === 'image' || kind === 'video' ? 30 : 22} stroke={1.5} aria-hidden />
      <span className={styles.cardText}>
        <span className={styles.cardTitle}>{filename || nameIn(link) || label}</span>
        {(filename || nameIn(link)) && <span className={styles.cardKind}>{label}</span>}
      </span>
    </>
  );
  if (kind === 'document' && isOurs(link)) {
    return (
      <a className={`${styles.card} ${styles.opens}`} href={link} target="_blank" rel="noopener">
        {card}
      </a>
    );
  }
  return <div className={kind === 'image' || kind === 'video' ? styles.placeholder : styles.card}>{card}</div>;
}

const kinds: Readonly<Record<MediaKind, { readonly Icon: typeof IconPhoto; readonly label: string }>> = {
  image: { Icon: IconPhoto, label: 'Picture' },
  video: { Icon: IconVideo, label: 'Video' },
  audio: { Icon: IconMusic, label: 'Voice or audio' },
  document: { Icon: IconFileText, label: 'Document' },
  sticker: { Icon: IconSticker, label: 'Sticker' },
  location: { Icon: IconMapPin, label: 'Location' },
  contacts: { Icon: IconUser, label: 'Contact card' },
};

/** A file of a message, which this server shows. */
function isOurs(link: string): boolean {
  return link.startsWith('/api/');
}

function isWebLink(link: string): boolean {
  return isOurs(link) || /^https?:\/\/[^\s{}]+$/i.test(link);
}

/** The last part of the address's path, such as `menu.pdf`. */
function nameIn(link: string): string {
  return /^https?:\/\/[^/]+\/(?:[^?#]*\/)?([^/?#]+)/i.exec(link)?.[1] ?? '';
}
