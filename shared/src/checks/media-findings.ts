import type { MediaKind } from '../messages';
import type { Finding } from '../nodes';
import { sentence } from '../problems';
import { linkFindings } from './link-findings';

/** What WhatsApp takes of each kind, by the endings of file names (Meta, “Supported media types”); a document may be anything. */
const ENDINGS: Readonly<Record<Exclude<MediaKind, 'document'>, readonly string[]>> = {
  image: ['jpg', 'jpeg', 'png'],
  video: ['mp4', '3gp'],
  audio: ['aac', 'amr', 'mp3', 'm4a', 'ogg', 'opus'],
  sticker: ['webp'],
};

const NAMES: Readonly<Record<MediaKind, string>> = {
  image: 'a picture',
  video: 'a video',
  audio: 'audio',
  document: 'a document',
  sticker: 'a sticker',
};

/** Whether WhatsApp could fetch a file, and would take it for what it is to be, as far as its address tells. */
export function mediaFindings(kind: MediaKind, link: string, title: string): readonly Finding[] {
  return [...linkFindings(link, title), ...formatFindings(kind, link, title)];
}

/** What the server really gives is only known when WhatsApp fetches it, so an ending that does not fit is no error. */
function formatFindings(kind: MediaKind, link: string, title: string): readonly Finding[] {
  const ending = /^https:\/\/[^/?#]+\/[^?#]*\.([a-z0-9]{2,5})(?:[?#]|$)/i.exec(link.trim())?.[1]?.toLowerCase();
  if (kind === 'document' || ending === undefined || ENDINGS[kind].includes(ending)) return [];
  const details = { title, ending, kind: NAMES[kind], endings: ENDINGS[kind].join(', ') };
  return [{ code: 'send.media_format', severity: 'warning', message: sentence('send.media_format', details) }];
}
