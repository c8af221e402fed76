import { messageSummary } from './message-summary';
import type { IncomingContent, SentContent } from './messages';

it.each<[string, string, IncomingContent | SentContent]>([
  ['Hello you', ' Hello\n you ', { type: 'text' }],
  ['Picture', '', { type: 'media', kind: 'image', mediaId: '1', mimeType: 'image/png' }],
  ['a.pdf', '', { type: 'media', kind: 'document', mediaId: '1', mimeType: 'application/pdf', filename: 'a.pdf' }],
  ['Menu', 'Menu', { type: 'session', message: { type: 'image', link: '', caption: 'Menu' } }],
  ['Sticker', '', { type: 'session', message: { type: 'sticker', link: '' } }],
  ['Reacted 👍', '', { type: 'reaction', emoji: '👍', quotedId: 'wamid.1' }],
  ['Took a reaction back', '', { type: 'reaction', emoji: '', quotedId: 'wamid.1' }],
])('“%s” stands for “%s” with %j', (summary, text, content) => {
  expect(messageSummary(text, content)).toBe(summary);
});
