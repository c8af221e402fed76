import { parseFormattedText } from '@sendero/shared/src/formatted-text';
import { unreachable } from '@sendero/shared/src/unreachable';
import type { ChatEntry } from '../../../src/control-api';
import { messageView, type MediaKind } from './message-view';

const mediaNames: Readonly<Record<MediaKind, string>> = {
  image: 'Photo',
  video: 'Video',
  audio: 'Audio',
  document: 'Document',
  sticker: 'Sticker',
};

/** One line that stands for the message: in a quote, in the list of chats, in what a screen reader announces. */
export function messageSummary(entry: ChatEntry): string {
  return withoutFormatting(summaryText(entry));
}

/** The text on one line, without the marks that style it. */
export function withoutFormatting(text: string): string {
  return parseFormattedText(text)
    .map((span) => (span.type === 'number' ? `${span.text} ` : 'text' in span ? span.text : ' '))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function summaryText(entry: ChatEntry): string {
  const view = messageView(entry);
  switch (view.type) {
    case 'text':
      return view.text;
    case 'media':
      return view.caption || view.media.filename || mediaNames[view.media.kind];
    case 'location':
      return view.place.name || 'Location';
    case 'contacts':
      return view.cards.map(({ name }) => name).join(', ') || 'Contact';
    case 'reaction':
      return view.emoji === '' ? 'Reaction removed' : `Reacted ${view.emoji}`;
    case 'card':
      return view.card.body;
    case 'choice':
      return view.title;
    case 'unsupported':
      return 'Message of an unknown kind';
    default:
      return unreachable(view);
  }
}
