import { useState, type ComponentType, type ReactNode } from 'react';
import { AudioIcon, DocumentIcon, ImageIcon, VideoIcon } from '../ui/icons';
import type { Media, MediaKind } from './message-view';
import styles from './message-parts.module.css';

/** A picture, film, sound or file. When it cannot be shown, a card says so and keeps the link. */
export function MediaBlock({ media }: { readonly media: Media }): ReactNode {
  const { kind, link } = media;
  const [broken, setBroken] = useState<string | null>(null);
  if (link === null || broken === link || kind === 'document') {
    return <FileCard media={media} broken={broken === link} />;
  }
  const onError = (): void => setBroken(link);
  switch (kind) {
    case 'image':
      return (
        <a
          className={styles['picture']}
          href={link}
          target="_blank"
          rel="noopener noreferrer"
          aria-label="Open the photo"
        >
          <img src={link} alt="" onError={onError} />
        </a>
      );
    case 'sticker':
      return <img className={styles['sticker']} src={link} alt="Sticker" onError={onError} />;
    case 'video':
      return <video className={styles['video']} src={link} controls preload="metadata" onError={onError} />;
    case 'audio':
      return <audio className={styles['audio']} src={link} controls preload="metadata" onError={onError} />;
  }
}

const looks: Readonly<Record<MediaKind, { readonly name: string; readonly Icon: ComponentType }>> = {
  image: { name: 'Photo', Icon: ImageIcon },
  video: { name: 'Video', Icon: VideoIcon },
  audio: { name: 'Audio', Icon: AudioIcon },
  document: { name: 'Document', Icon: DocumentIcon },
  sticker: { name: 'Sticker', Icon: ImageIcon },
};

function FileCard({ media, broken }: { readonly media: Media; readonly broken: boolean }): ReactNode {
  const { name, Icon } = looks[media.kind];
  const title = media.filename || (media.voice ? 'Voice message' : name);
  const note = broken
    ? 'Could not be loaded from its link'
    : media.link === null
      ? 'A file that the sandbox does not have'
      : hostOf(media.link);
  const content = (
    <>
      <span className={styles['fileIcon']}>
        <Icon />
      </span>
      <span className={styles['fileText']}>
        <span className={styles['fileName']}>{title}</span>
        <span className={styles['note']}>{note}</span>
      </span>
    </>
  );
  return media.link === null ? (
    <div className={styles['file']}>{content}</div>
  ) : (
    <a className={styles['file']} href={media.link} target="_blank" rel="noopener noreferrer">
      {content}
    </a>
  );
}

function hostOf(link: string): string {
  return URL.canParse(link) ? new URL(link).host || 'Open' : 'Open';
}
