import type { IncomingContent } from '@sendero/shared';

/** Something that a customer can send besides text. */
export interface Attachment {
  readonly text: string;
  readonly content: IncomingContent;
}

const media = (kind: 'image' | 'video' | 'audio' | 'document' | 'sticker', mimeType: string) =>
  ({ type: 'media', kind, mediaId: `simulated-${kind}`, mimeType }) as const;

/** What can be attached, by what it is called. */
export const ATTACHMENTS: readonly (Attachment & { readonly label: string })[] = [
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
