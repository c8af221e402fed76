import type { MediaKind } from '@sendero/shared';
import { PersonalizedInput } from '../../inspector/personalized-input';

const LABELS: Readonly<Record<MediaKind, string>> = {
  image: 'Link to the picture',
  video: 'Link to the video',
  audio: 'Link to the audio file',
  document: 'Link to the document',
  sticker: 'Link to the sticker',
};

/** What WhatsApp takes of each kind (Meta, “Supported media types”). */
const HINTS: Readonly<Record<MediaKind, string>> = {
  image: 'A public https:// address of a jpg or png, at most 5 MB.',
  video: 'A public https:// address of an mp4 or 3gp, at most 16 MB.',
  audio: 'A public https:// address of an mp3, m4a, aac, amr or ogg, at most 16 MB.',
  document: 'A public https:// address of a file of at most 100 MB.',
  sticker: 'A public https:// address of a webp, at most 100 KB, or 500 KB if it moves.',
};

interface Props {
  readonly kind: MediaKind;
  readonly value: string;
  readonly onChange: (link: string) => void;
}

/** Where WhatsApp fetches a file. */
export function LinkField({ kind, value, onChange }: Props) {
  return (
    <PersonalizedInput
      label={LABELS[kind]}
      description={HINTS[kind]}
      placeholder="https://"
      value={value}
      onChange={onChange}
    />
  );
}
